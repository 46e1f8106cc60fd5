/**
 * The DIMSE-N services (PS3.7 10) as user and provider: N-CREATE, N-SET, N-GET, N-DELETE, N-ACTION, N-EVENT-REPORT. A
 * provider implements what its service class has of {@link org.consilium.dimse.normalized.NormalizedProvider}; service
 * classes that are more than messages, such as storage commitment, have packages of their own above this one.
 */
@NullMarked
package org.consilium.dimse.normalized;

import org.jspecify.annotations.NullMarked;
