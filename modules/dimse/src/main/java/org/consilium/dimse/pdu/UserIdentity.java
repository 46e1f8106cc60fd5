package org.consilium.dimse.pdu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * User identity negotiation (PS3.7 D.3.3.7): who asks for the association, beside its AE title.
 *
 * @param type one of the constants; others are carried as they came
 * @param positiveResponseRequested whether the requestor wants to hear that it was accepted
 * @param primary name, ticket, assertion or token; at most 65535 bytes
 * @param secondary passcode; empty unless the type is {@link #USERNAME_AND_PASSCODE}
 */
public record UserIdentity(int type, boolean positiveResponseRequested, byte[] primary, byte[] secondary) {

    public static final int USERNAME = 1;
    public static final int USERNAME_AND_PASSCODE = 2;
    public static final int KERBEROS_SERVICE_TICKET = 3;
    public static final int SAML_ASSERTION = 4;
    public static final int JSON_WEB_TOKEN = 5;

    private static final int LENGTH_MAX = 0xFFFF;

    public UserIdentity {
        if (primary.length > LENGTH_MAX || secondary.length > LENGTH_MAX) {
            throw new IllegalArgumentException("A user identity is longer than " + LENGTH_MAX + " bytes");
        }
        primary = primary.clone();
        secondary = secondary.clone();
    }

    public static UserIdentity username(String name) {
        return new UserIdentity(USERNAME, false, name.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    public static UserIdentity usernameAndPasscode(String name, String passcode) {
        return new UserIdentity(
                USERNAME_AND_PASSCODE,
                false,
                name.getBytes(StandardCharsets.UTF_8),
                passcode.getBytes(StandardCharsets.UTF_8));
    }

    public static UserIdentity kerberos(byte[] serviceTicket) {
        return new UserIdentity(KERBEROS_SERVICE_TICKET, false, serviceTicket, new byte[0]);
    }

    public static UserIdentity saml(String assertion) {
        return new UserIdentity(SAML_ASSERTION, false, assertion.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    public static UserIdentity jsonWebToken(String token) {
        return new UserIdentity(JSON_WEB_TOKEN, false, token.getBytes(StandardCharsets.US_ASCII), new byte[0]);
    }

    /** The same, asking the acceptor to say that it understood it (PS3.7 D.3.3.7.2). */
    public UserIdentity requestingResponse() {
        return new UserIdentity(type, true, primary, secondary);
    }

    /** The primary field as text (PS3.7 table D.3-14: UTF-8), of a user name, an assertion or a token. */
    public String primaryText() {
        return new String(primary, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] primary() {
        return primary.clone();
    }

    @Override
    public byte[] secondary() {
        return secondary.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserIdentity that
                && type == that.type
                && positiveResponseRequested == that.positiveResponseRequested
                && Arrays.equals(primary, that.primary)
                && Arrays.equals(secondary, that.secondary);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(primary) + type;
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "UserIdentity[type=" + type + "]";
    }
}
