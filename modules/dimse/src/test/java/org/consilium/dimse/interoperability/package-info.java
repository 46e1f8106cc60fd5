/**
 * Which tests hold which service in which role to which peer, as {@code docs/interoperability.md} says it: tests name the
 * cells they fill, {@link org.consilium.dimse.interoperability.Untested} names why a cell stays empty, and a test
 * compares the document with both.
 */
@NullMarked
package org.consilium.dimse.interoperability;

import org.jspecify.annotations.NullMarked;
