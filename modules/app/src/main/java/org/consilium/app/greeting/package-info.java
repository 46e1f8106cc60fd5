/**
 * What the node says about itself when it is ready: where the portal is, how scanners call it, who may sign in.
 */
@NullMarked
package org.consilium.app.greeting;

import org.jspecify.annotations.NullMarked;
