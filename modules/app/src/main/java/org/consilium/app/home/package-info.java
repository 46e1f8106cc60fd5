/**
 * The data folder of a node ({@code CONSILIUM_HOME}): what lies where in it, and the lock that keeps a second node out.
 */
@NullMarked
package org.consilium.app.home;

import org.jspecify.annotations.NullMarked;
