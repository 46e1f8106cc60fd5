/**
 * Who may call which route: the table of routes and roles, and the filters that find out on whose behalf a request comes
 * (session cookie or API token) before any controller sees it. Which studies a caller may see is not decided here but by
 * {@link org.consilium.security.Access} behind every query.
 */
@NullMarked
package org.consilium.web.access;

import org.jspecify.annotations.NullMarked;
