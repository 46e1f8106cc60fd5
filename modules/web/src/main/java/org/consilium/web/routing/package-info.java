/** The routing rules of coordinators, as resources under {@code /api/routing-rules}. */
@NullMarked
package org.consilium.web.routing;

import org.jspecify.annotations.NullMarked;
