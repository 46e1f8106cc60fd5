package org.consilium.dimse.pdu;

import java.util.List;

/**
 * A proposed presentation context (PS3.8 9.3.2.2).
 *
 * @param id odd, 1 to 255
 * @param abstractSyntax UID of the SOP class, as it was written
 * @param transferSyntaxes UIDs in the order of the proposal
 */
public record PresentationContext(int id, String abstractSyntax, List<String> transferSyntaxes) {

    public PresentationContext {
        transferSyntaxes = List.copyOf(transferSyntaxes);
    }
}
