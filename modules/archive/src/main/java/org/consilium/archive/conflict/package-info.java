/**
 * Newcomers in quarantine as people see them: beside what they are in conflict with, until somebody decides.
 */
@NullMarked
package org.consilium.archive.conflict;

import org.jspecify.annotations.NullMarked;
