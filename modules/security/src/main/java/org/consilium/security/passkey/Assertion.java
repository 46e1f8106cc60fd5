package org.consilium.security.passkey;

/**
 * What a browser brings back from an authenticator (WebAuthn 5.2.2): a signature under a challenge.
 *
 * @param credentialId which passkey
 * @param userHandle whose, as written into the passkey when it was made; empty when the authenticator does not say
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, compared by nobody.
public record Assertion(
        byte[] credentialId, byte[] authenticatorData, byte[] clientData, byte[] signature, byte[] userHandle) {}
