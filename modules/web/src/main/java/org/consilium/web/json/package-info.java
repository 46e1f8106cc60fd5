/** JSON at the edge: how values are written, and the checks of what a request must hold before anybody acts on it. */
@NullMarked
package org.consilium.web.json;

import org.jspecify.annotations.NullMarked;
