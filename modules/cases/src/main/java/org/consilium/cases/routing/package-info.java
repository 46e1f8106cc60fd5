/**
 * Who is asked: filters first, then ranks, and one sentence for every step. Pure: it is given the question and the
 * specialists as they are now, and decides; the same decision serves the dry run.
 */
@NullMarked
package org.consilium.cases.routing;

import org.jspecify.annotations.NullMarked;
