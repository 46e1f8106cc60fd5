/** What the image steward decides about: conflicting images. */
@NullMarked
package org.consilium.web.steward;

import org.jspecify.annotations.NullMarked;
