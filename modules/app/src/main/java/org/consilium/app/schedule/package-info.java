/**
 * What wakes the workers: one Quartz scheduler on the database, shared by all nodes that share the database. The jobs
 * themselves belong to the modules whose clock they keep.
 */
@NullMarked
package org.consilium.app.schedule;

import org.jspecify.annotations.NullMarked;
