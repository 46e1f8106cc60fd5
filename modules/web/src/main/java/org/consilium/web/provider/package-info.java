/**
 * Signing in at an identity provider (OpenID Connect), as browsers and providers see it: the way there and back, confirming, linking, signing out
 * at both ends, and what administrators decide about people whom a provider knows and this node does not.
 */
@NullMarked
package org.consilium.web.provider;

import org.jspecify.annotations.NullMarked;
