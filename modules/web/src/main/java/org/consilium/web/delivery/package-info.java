/** What is on its way to other systems, how far it has come, and the push to try again. */
@NullMarked
package org.consilium.web.delivery;

import org.jspecify.annotations.NullMarked;
