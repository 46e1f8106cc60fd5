/**
 * The upper layer of PS3.8 for one association: the state table in the standard's words, its actions on a socket, its
 * time-outs; and the negotiation of presentation contexts. Knows nothing of DIMSE messages.
 */
@NullMarked
package org.consilium.dimse.association;

import org.jspecify.annotations.NullMarked;
