/**
 * The packaged node as its users meet it: a process with ports, judged from outside.
 */
@NullMarked
package org.consilium.app.node;

import org.jspecify.annotations.NullMarked;
