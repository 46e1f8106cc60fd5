/** Duty times as iCalendar (RFC 5545): written for calendar programs to read, and read from what people upload. */
@NullMarked
package org.consilium.cases.duty.calendar;

import org.jspecify.annotations.NullMarked;
