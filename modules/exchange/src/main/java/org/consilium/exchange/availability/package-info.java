/**
 * Tells other systems that the instances of a study can be had: Instance Availability Notification (PS3.4 annex R).
 */
@NullMarked
package org.consilium.exchange.availability;

import org.jspecify.annotations.NullMarked;
