/**
 * Storage commitment, push model (PS3.4 annex J): a user asks a provider to answer for the objects it was sent, the provider
 * answers with an event report later, on the same association or on one of its own.
 */
@NullMarked
package org.consilium.dimse.commitment;

import org.jspecify.annotations.NullMarked;
