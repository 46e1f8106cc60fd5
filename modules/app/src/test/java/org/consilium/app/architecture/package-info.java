/**
 * What the code must not do, checked on its class files.
 */
@NullMarked
package org.consilium.app.architecture;

import org.jspecify.annotations.NullMarked;
