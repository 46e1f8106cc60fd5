package org.consilium.dimse.service;

import org.consilium.kernel.AeTitle;

/**
 * Who asked for the C-MOVE that a C-STORE is a sub-operation of (PS3.7 9.3.1.1).
 *
 * @param messageId of the C-MOVE-RQ
 */
public record MoveOriginator(AeTitle aeTitle, int messageId) {}
