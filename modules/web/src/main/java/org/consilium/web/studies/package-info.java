/** Studies as the portal lists them. */
@NullMarked
package org.consilium.web.studies;

import org.jspecify.annotations.NullMarked;
