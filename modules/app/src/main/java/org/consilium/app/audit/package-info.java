/** {@code scripts/audit}: looks, from outside of the node, whether its audit trail is as it was written. */
@NullMarked
package org.consilium.app.audit;

import org.jspecify.annotations.NullMarked;
