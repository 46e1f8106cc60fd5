/**
 * The one door in: reads what arrives into the spool, decides whether it is new, and answers only once it is flushed.
 */
@NullMarked
package org.consilium.archive.receive;

import org.jspecify.annotations.NullMarked;
