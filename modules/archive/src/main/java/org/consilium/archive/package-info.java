/**
 * The only writer of instances: one door in (receive), one door out (open), the index between them.
 */
@NullMarked
package org.consilium.archive;

import org.jspecify.annotations.NullMarked;
