/** Queries and retrievals: keys as they are written on a command line, matches as people and scripts read them. */
@NullMarked
package org.consilium.cli.query;

import org.jspecify.annotations.NullMarked;
