/**
 * Rendered resources and thumbnails (PS3.18 10.4.1.1.3, 10.4.1.1.4): stored frames as pictures for the eye. The label of a
 * slide, which names the patient, stands for nothing and is part of no study's pictures.
 */
@NullMarked
package org.consilium.web.dicomweb.render;

import org.jspecify.annotations.NullMarked;
