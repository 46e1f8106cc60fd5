/**
 * Passkeys (W3C Web Authentication level 2): a key pair that a person's device keeps and opens by finger, face or PIN. The node keeps the public
 * half, asks for a signature under a challenge it takes once, and only of the site it is itself.
 */
@NullMarked
package org.consilium.security.passkey;

import org.jspecify.annotations.NullMarked;
