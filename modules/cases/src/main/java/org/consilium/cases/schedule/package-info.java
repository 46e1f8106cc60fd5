/** Wakes the clocks of cases: Quartz says that it is time to look, the rows in the database say what is due. */
@NullMarked
package org.consilium.cases.schedule;

import org.jspecify.annotations.NullMarked;
