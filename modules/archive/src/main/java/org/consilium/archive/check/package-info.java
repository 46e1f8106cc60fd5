/**
 * Checks what lies in the object store against the index, both ways and byte by byte. Whatever is found becomes an item that
 * a person decides about; a check itself never deletes or changes anything.
 */
@NullMarked
package org.consilium.archive.check;

import org.jspecify.annotations.NullMarked;
