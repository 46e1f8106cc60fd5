/** What the node is doing, what is wrong with what it stores, and what can be done about it. */
@NullMarked
package org.consilium.web.operations;

import org.jspecify.annotations.NullMarked;
