/** Commands that read, show, convert and check files. */
@NullMarked
package org.consilium.cli.file;

import org.jspecify.annotations.NullMarked;
