/** The second-opinion case as a resource: what the portal shows of it, and the commands that move it. */
@NullMarked
package org.consilium.web.casework;

import org.jspecify.annotations.NullMarked;
