/**
 * A signed opinion on paper: PDF pages with the fonts of every script the service is used in. The same opinion always gives
 * the same bytes, since nothing on the page or in the file depends on when or where it was made.
 */
@NullMarked
package org.consilium.reports.page;

import org.jspecify.annotations.NullMarked;
