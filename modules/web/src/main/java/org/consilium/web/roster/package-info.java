/** The roster over HTTP: who is on duty now and in a week, everybody's own hours and absences, calendars in and out. */
@NullMarked
package org.consilium.web.roster;

import org.jspecify.annotations.NullMarked;
