/**
 * What must be kept secret and used again, such as the secret of a second factor, is sealed before it goes into the database: AES-256-GCM with keys
 * that lie outside of it.
 */
@NullMarked
package org.consilium.security.seal;

import org.jspecify.annotations.NullMarked;
