package org.consilium.dimse.association;

import java.util.List;
import org.consilium.dicom.TransferSyntax;

/** One presentation context to propose: a SOP class and the transfer syntaxes it may be used in, the preferred one first. */
public record ContextProposal(String abstractSyntax, List<TransferSyntax> transferSyntaxes) {

    public ContextProposal {
        transferSyntaxes = List.copyOf(transferSyntaxes);
    }

    public static ContextProposal of(String abstractSyntax, TransferSyntax... transferSyntaxes) {
        return new ContextProposal(abstractSyntax, List.of(transferSyntaxes));
    }
}
