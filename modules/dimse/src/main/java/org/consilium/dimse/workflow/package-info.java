/**
 * The service classes of a department's work (PS3.4 annexes F, R, CC): modality performed procedure steps, instance
 * availability notification, unified procedure steps. Each says which messages its SOP classes have and which statuses they
 * answer; what the steps are is left to a {@link org.consilium.dimse.normalized.NormalizedProvider}.
 */
@NullMarked
package org.consilium.dimse.workflow;

import org.jspecify.annotations.NullMarked;
