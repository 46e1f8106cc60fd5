/**
 * Retrieval (PS3.4 annex C): C-MOVE and C-GET as user and as provider. The application says which instances are meant and
 * gives their bytes; the C-STORE sub-operations, their counters, responses and failures are done here.
 */
@NullMarked
package org.consilium.dimse.retrieve;

import org.jspecify.annotations.NullMarked;
