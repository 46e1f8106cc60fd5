package org.consilium.dimse.pdu;

import java.util.Arrays;

/**
 * Positive answer to a user identity (PS3.7 D.3.3.7.2).
 *
 * @param serverResponse a Kerberos server ticket, a SAML response or a JSON web token; empty for user names
 */
public record UserIdentityResponse(byte[] serverResponse) {

    public UserIdentityResponse {
        serverResponse = serverResponse.clone();
    }

    @Override
    public byte[] serverResponse() {
        return serverResponse.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserIdentityResponse that && Arrays.equals(serverResponse, that.serverResponse);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(serverResponse);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "UserIdentityResponse[" + serverResponse.length + " bytes]";
    }
}
