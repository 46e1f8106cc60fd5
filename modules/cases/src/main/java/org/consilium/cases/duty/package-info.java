/**
 * When somebody who gives opinions is on duty: weekly hours in their own time zone, a rota on top of them, absences that win
 * over both, and deputies. {@link DutyPlan} answers for any instant without asking a clock or a database.
 */
@NullMarked
package org.consilium.cases.duty;

import org.jspecify.annotations.NullMarked;
