/**
 * Queries (PS3.4 annexes C and K): C-FIND as user and as provider, for every information model, with what can be negotiated
 * about matching. What matches is the application's business.
 */
@NullMarked
package org.consilium.dimse.query;

import org.jspecify.annotations.NullMarked;
