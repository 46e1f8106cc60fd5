/**
 * Whose the images are, put right without touching them: a correction is a record, and what is shown or sent follows it.
 */
@NullMarked
package org.consilium.archive.correct;

import org.jspecify.annotations.NullMarked;
