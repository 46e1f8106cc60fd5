/** Tables as comma-separated text, written so that a spreadsheet takes no cell for a formula. */
@NullMarked
package org.consilium.web.csv;

import org.jspecify.annotations.NullMarked;
