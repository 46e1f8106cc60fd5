/**
 * DICOM over the network: a server that answers associations, a client that opens them. The layers below, from the ground
 * up: {@code pdu} (bytes), {@code association} (PS3.8), {@code message} (PS3.7), {@code service} (PS3.4).
 */
@NullMarked
package org.consilium.dimse;

import org.jspecify.annotations.NullMarked;
