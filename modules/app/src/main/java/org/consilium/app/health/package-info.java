/**
 * What the readiness address answers for beside Boot's own checks: the DICOM ports and the spool.
 */
@NullMarked
package org.consilium.app.health;

import org.jspecify.annotations.NullMarked;
