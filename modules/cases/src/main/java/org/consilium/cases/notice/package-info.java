/**
 * What people are told outside of the portal. A notice is written in the transaction that makes a case unread for somebody, says only what
 * happened to which case, and waits here until a sender has brought it out.
 */
@NullMarked
package org.consilium.cases.notice;

import org.jspecify.annotations.NullMarked;
