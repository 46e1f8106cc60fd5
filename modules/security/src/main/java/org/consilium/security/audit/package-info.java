/**
 * The audit trail: every act that matters for security as one event in the words of PS3.15 A.5 (the successor of RFC 3881), said by whoever
 * acts and kept in a chain of hashes. This package holds the words and the door, {@link org.consilium.security.audit.AuditTrail}.
 */
@NullMarked
package org.consilium.security.audit;

import org.jspecify.annotations.NullMarked;
