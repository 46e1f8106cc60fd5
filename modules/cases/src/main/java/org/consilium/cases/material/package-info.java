/**
 * What a case is about: the studies as the archive knows them, and the manifest that fixes what the question was asked
 * about.
 */
@NullMarked
package org.consilium.cases.material;

import org.jspecify.annotations.NullMarked;
