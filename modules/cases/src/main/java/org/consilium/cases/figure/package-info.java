/** How fast and how well questions are answered: figures of the cases of a period, for those who coordinate; {@code docs/figures.md} defines each. */
@NullMarked
package org.consilium.cases.figure;

import org.jspecify.annotations.NullMarked;
