/**
 * Rejection notes of IHE Imaging Object Change Management: images that somebody has taken out of use are hidden, and shown again when
 * that was a mistake.
 */
@NullMarked
package org.consilium.archive.reject;

import org.jspecify.annotations.NullMarked;
