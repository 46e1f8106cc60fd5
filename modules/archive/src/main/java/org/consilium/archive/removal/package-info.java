/**
 * Deleting studies: hidden first, with a grace in which that can be taken back, then removed with their bytes. Asks everybody who may
 * need a study, and deletes nothing when one of them cannot be asked.
 */
@NullMarked
package org.consilium.archive.removal;

import org.jspecify.annotations.NullMarked;
