/**
 * {@code scripts/backup} and {@code scripts/restore}: a point to which a node can go back, taken while it works. A backup is
 * a folder of plain files: tables as PostgreSQL's text of COPY, the files of the spool, objects under their keys, and
 * digests of all of them.
 */
@NullMarked
package org.consilium.app.backup;

import org.jspecify.annotations.NullMarked;
