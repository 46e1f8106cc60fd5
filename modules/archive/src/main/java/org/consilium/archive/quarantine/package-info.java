/**
 * Keeps newcomers that have the UID of another instance and other content, until a person decides about them.
 */
@NullMarked
package org.consilium.archive.quarantine;

import org.jspecify.annotations.NullMarked;
