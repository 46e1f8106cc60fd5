/** People as a table: written as CSV (RFC 4180), and read back with a check of every line before anything is changed. */
@NullMarked
package org.consilium.web.people.file;

import org.jspecify.annotations.NullMarked;
