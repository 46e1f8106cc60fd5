/**
 * Packs: objects of many whole Part 10 files one after another, followed by an index in plain text, so that a series costs a
 * handful of requests, each instance and frame is one ranged read, and a store can be read without any database.
 */
@NullMarked
package org.consilium.storage.pack;

import org.jspecify.annotations.NullMarked;
