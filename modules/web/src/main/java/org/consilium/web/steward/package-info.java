/** What the image steward decides about: conflicting images, and whose images are. */
@NullMarked
package org.consilium.web.steward;

import org.jspecify.annotations.NullMarked;
