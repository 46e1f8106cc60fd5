/**
 * Where the bytes lie: the spool that is flushed to disk before anything is answered, and the object stores.
 */
@NullMarked
package org.consilium.storage;

import org.jspecify.annotations.NullMarked;
