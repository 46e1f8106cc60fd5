package org.consilium.dimse.association;

import org.consilium.dicom.TransferSyntax;

/**
 * A presentation context both sides agreed on.
 *
 * @param roles of this side
 */
public record NegotiatedContext(int id, String abstractSyntax, TransferSyntax transferSyntax, Roles roles) {}
