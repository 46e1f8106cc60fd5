/** The files of the specialists' portal: built by the frontend module, served from the class path. */
@NullMarked
package org.consilium.web.portal;

import org.jspecify.annotations.NullMarked;
