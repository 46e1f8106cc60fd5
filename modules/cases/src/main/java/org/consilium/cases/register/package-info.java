/**
 * What is kept about a case, as rows of the schema {@code cases}: the case itself, moved by compare-and-set, and beside it
 * its history, offers, messages, opinions, manifests, routing decisions and clocks. No rules: those are applied before.
 */
@NullMarked
package org.consilium.cases.register;

import org.jspecify.annotations.NullMarked;
