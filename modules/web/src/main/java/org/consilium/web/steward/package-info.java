/** What the image steward decides about: conflicting images, whose images are, and which are out of use. */
@NullMarked
package org.consilium.web.steward;

import org.jspecify.annotations.NullMarked;
