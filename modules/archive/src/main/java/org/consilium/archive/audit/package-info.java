/** What DICOM peers do here, as events of the audit trail: what they send, ask for and are given, and that they were turned away. */
@NullMarked
package org.consilium.archive.audit;

import org.jspecify.annotations.NullMarked;
