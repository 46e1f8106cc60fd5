/** The own notices over HTTP: how somebody wants to be told outside of the portal, and what became of the last ones. */
@NullMarked
package org.consilium.web.notice;

import org.jspecify.annotations.NullMarked;
