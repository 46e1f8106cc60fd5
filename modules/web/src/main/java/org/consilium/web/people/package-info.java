/** Signing in and out, and the administration of institutions and accounts, as resources under {@code /api}. */
@NullMarked
package org.consilium.web.people;

import org.jspecify.annotations.NullMarked;
