/**
 * The trail as a chain: numbered events of which each one's hash covers the one before it, ends of the chain signed by the node, and the check
 * that finds what was altered, taken out, exchanged or cut off.
 */
@NullMarked
package org.consilium.security.audit.chain;

import org.jspecify.annotations.NullMarked;
