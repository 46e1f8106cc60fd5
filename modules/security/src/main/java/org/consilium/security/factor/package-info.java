/**
 * The second factor of signing in: codes of an authenticator app (RFC 6238) and recovery codes on paper, each good for once, and guessing
 * slowed down.
 */
@NullMarked
package org.consilium.security.factor;

import org.jspecify.annotations.NullMarked;
