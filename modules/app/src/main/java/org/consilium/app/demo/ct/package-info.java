/**
 * A generated CT of the thorax: a body described by simple solids in millimetres and Hounsfield units, one lesion of known
 * size in it, and its slices as CT images.
 */
@NullMarked
package org.consilium.app.demo.ct;

import org.jspecify.annotations.NullMarked;
