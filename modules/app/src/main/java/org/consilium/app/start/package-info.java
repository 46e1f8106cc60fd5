/**
 * What a person sees of a start: the one sentence why it is refused, or where the portal is and who may sign in.
 */
@NullMarked
package org.consilium.app.start;

import org.jspecify.annotations.NullMarked;
