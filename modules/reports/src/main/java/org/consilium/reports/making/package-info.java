/**
 * Brings the documents of every signed opinion into the archive, once and whatever happens: a row says what is still to be
 * made, everything made is the same each time, and the archive takes a repetition for a duplicate.
 */
@NullMarked
package org.consilium.reports.making;

import org.jspecify.annotations.NullMarked;
