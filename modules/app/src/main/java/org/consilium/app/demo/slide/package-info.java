/**
 * A generated whole-slide image: a section of glands in connective tissue, stained with haematoxylin and eosin as light
 * absorbing dyes, cut into tiles at three magnifications.
 */
@NullMarked
package org.consilium.app.demo.slide;

import org.jspecify.annotations.NullMarked;
