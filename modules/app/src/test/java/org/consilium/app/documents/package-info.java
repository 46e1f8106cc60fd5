/**
 * Documents that would contradict the code fail here.
 */
@NullMarked
package org.consilium.app.documents;

import org.jspecify.annotations.NullMarked;
