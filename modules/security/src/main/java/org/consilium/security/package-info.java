/**
 * Who may: institutions, the people and machines that belong to them, their roles, and the grants by which a case lets a
 * specialist elsewhere see its studies. Every read of an image asks {@link org.consilium.security.Access} first.
 */
@NullMarked
package org.consilium.security;

import org.jspecify.annotations.NullMarked;
