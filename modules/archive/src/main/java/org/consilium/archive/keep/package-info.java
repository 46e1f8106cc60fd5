/**
 * Files that are no images, such as the documents of a case: each is an object of its own in the store, bit for bit, under a random key, and
 * whoever keeps one says so in the transaction that makes its own row point at it.
 */
@NullMarked
package org.consilium.archive.keep;

import org.jspecify.annotations.NullMarked;
