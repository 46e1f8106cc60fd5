/**
 * Signing in at an identity provider of a hospital (OpenID Connect Core 1.0, authorization code flow with PKCE): what is asked, what of the answer is
 * believed, and whose account it opens. Cryptography and the rules of tokens are those of the Nimbus SDK; every answer of a provider has a time and a size.
 */
@NullMarked
package org.consilium.security.oidc;

import org.jspecify.annotations.NullMarked;
