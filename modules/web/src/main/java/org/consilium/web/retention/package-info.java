/**
 * How long studies are kept, as administrators see and decide it. Administrators treat no patients: nothing here names one.
 */
@NullMarked
package org.consilium.web.retention;

import org.jspecify.annotations.NullMarked;
