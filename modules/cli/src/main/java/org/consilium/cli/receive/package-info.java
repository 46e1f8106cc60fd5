/** Objects that arrive: a storage provider that writes files. */
@NullMarked
package org.consilium.cli.receive;

import org.jspecify.annotations.NullMarked;
