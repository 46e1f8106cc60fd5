/** Working calendars of institutions, as resources under {@code /api/institutions}. */
@NullMarked
package org.consilium.web.worktime;

import org.jspecify.annotations.NullMarked;
