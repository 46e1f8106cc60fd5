/**
 * Where cases are worked on: every command of a person and every ring of a clock passes here, is checked against {@link
 * org.consilium.cases.desk.Permissions} and the state machine, and leaves rows, history, grants and clocks that agree with
 * each other, because they change in one transaction.
 */
@NullMarked
package org.consilium.cases.desk;

import org.jspecify.annotations.NullMarked;
