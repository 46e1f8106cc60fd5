/**
 * The one place where a refusal or a failure becomes an HTTP answer: a problem detail (RFC 9457) whose status and type come
 * from the table of reasons, and whose text never holds patient data or the inside of the node.
 */
@NullMarked
package org.consilium.web.problem;

import org.jspecify.annotations.NullMarked;
