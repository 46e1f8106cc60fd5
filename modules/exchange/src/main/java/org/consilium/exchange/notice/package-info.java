/**
 * Tells people outside of the portal what happened in their cases: which case, what, until when, and a link. Patients and what is written in a
 * case never leave by these ways.
 */
@NullMarked
package org.consilium.exchange.notice;

import org.jspecify.annotations.NullMarked;
