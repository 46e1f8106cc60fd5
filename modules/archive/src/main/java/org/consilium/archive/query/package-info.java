/**
 * Finding: keys of PS3.4 C.2.2.2 as SQL, filtered by what the caller may see.
 */
@NullMarked
package org.consilium.archive.query;

import org.jspecify.annotations.NullMarked;
