/**
 * The description of all HTTP interfaces in OpenAPI 3.1, made from the registered routes and the records they take and give:
 * it cannot say something else than the node does.
 */
@NullMarked
package org.consilium.web.openapi;

import org.jspecify.annotations.NullMarked;
