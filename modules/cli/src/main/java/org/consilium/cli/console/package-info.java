/** What every command has to do with the person or the script in front of it: output, progress, interruption, exit codes. */
@NullMarked
package org.consilium.cli.console;

import org.jspecify.annotations.NullMarked;
