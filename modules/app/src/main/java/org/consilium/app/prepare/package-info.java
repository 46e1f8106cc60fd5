/** The program as it starts fastest: unpacked, with a cache of what a rehearsed node loaded, linked and found hot. */
@NullMarked
package org.consilium.app.prepare;

import org.jspecify.annotations.NullMarked;
