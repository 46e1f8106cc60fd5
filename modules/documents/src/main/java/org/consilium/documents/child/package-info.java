/** What runs in the other process; the node itself never calls it. */
@NullMarked
package org.consilium.documents.child;

import org.jspecify.annotations.NullMarked;
