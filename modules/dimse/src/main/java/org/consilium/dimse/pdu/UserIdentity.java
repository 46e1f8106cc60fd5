package org.consilium.dimse.pdu;

/**
 * User identity negotiation (PS3.7 D.3.3.7).
 *
 * @param type 1: user name, 2: user name and passcode, 3: Kerberos ticket, 4: SAML assertion, 5: JSON web token
 * @param positiveResponseRequested whether the requestor wants to hear that it was accepted
 * @param primary name, ticket, assertion or token
 * @param secondary passcode; empty unless the type is 2
 */
public record UserIdentity(int type, boolean positiveResponseRequested, byte[] primary, byte[] secondary) {

    /** Without the credentials. */
    @Override
    public String toString() {
        return "UserIdentity[type=" + type + "]";
    }
}
