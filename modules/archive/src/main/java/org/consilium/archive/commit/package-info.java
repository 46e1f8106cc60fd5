/**
 * Storage commitment (PS3.4 annex J): for which instances the node answers. Requests are kept in the index until their result
 * has been heard.
 */
@NullMarked
package org.consilium.archive.commit;

import org.jspecify.annotations.NullMarked;
