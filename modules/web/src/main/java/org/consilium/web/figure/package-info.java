/** Figures of cases for those who coordinate: for the portal, and as a table for other programs. */
@NullMarked
package org.consilium.web.figure;

import org.jspecify.annotations.NullMarked;
