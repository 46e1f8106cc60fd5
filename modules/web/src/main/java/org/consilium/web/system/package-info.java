/** Systems of other makers that may call this node: accounts without a password, each with a token of its own. */
@NullMarked
package org.consilium.web.system;

import org.jspecify.annotations.NullMarked;
