/** The events of the trail as messages of the Audit Trail Message Format Profile (PS3.15 A.5): XML that is written once, kept and hashed as it is. */
@NullMarked
package org.consilium.security.audit.message;

import org.jspecify.annotations.NullMarked;
