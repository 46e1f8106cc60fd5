package org.consilium.dimse.pdu;

/**
 * The answer to one proposed presentation context (PS3.8 9.3.3.2).
 *
 * @param id of the proposal
 * @param result see the constants
 * @param transferSyntax the one accepted; not significant when the context is not accepted
 */
public record ContextResult(int id, int result, String transferSyntax) {

    public static final int ACCEPTANCE = 0;
    public static final int USER_REJECTION = 1;
    public static final int NO_REASON = 2;
    public static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
    public static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 4;

    public boolean isAccepted() {
        return result == ACCEPTANCE;
    }
}
