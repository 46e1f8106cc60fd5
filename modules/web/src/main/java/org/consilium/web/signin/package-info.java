/**
 * How people prove who they are beyond the first password: second factor, passkeys, and repeating it before they sign or export. Whose session
 * that begins or confirms is the business of {@code session}.
 */
@NullMarked
package org.consilium.web.signin;

import org.jspecify.annotations.NullMarked;
