/** The worked examples of {@code docs/toolkit.md}, compiled and run, and the test that the page shows just these. */
@NullMarked
package org.consilium.cli.toolkit;

import org.jspecify.annotations.NullMarked;
