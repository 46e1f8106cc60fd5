/**
 * The second-opinion case: who asks, who reads, by when.
 */
@NullMarked
package org.consilium.cases;

import org.jspecify.annotations.NullMarked;
