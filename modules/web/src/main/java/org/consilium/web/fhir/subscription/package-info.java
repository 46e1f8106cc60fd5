/**
 * Subscriptions by webhook (FHIR R4 Subscription, rest-hook): a system is called when something it watches has changed, and asks then. The
 * call is empty: nothing about a patient leaves with it.
 */
@NullMarked
package org.consilium.web.fhir.subscription;

import org.jspecify.annotations.NullMarked;
