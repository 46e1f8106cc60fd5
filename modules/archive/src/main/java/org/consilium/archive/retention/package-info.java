/**
 * How long studies are kept: policies of institutions, which of them a study falls under, and the walk that proposes to delete those
 * whose time is over.
 */
@NullMarked
package org.consilium.archive.retention;

import org.jspecify.annotations.NullMarked;
