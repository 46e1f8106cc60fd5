/**
 * Puts a newcomer in the place of a stored instance, as its next version, when a person has decided so.
 */
@NullMarked
package org.consilium.archive.version;

import org.jspecify.annotations.NullMarked;
