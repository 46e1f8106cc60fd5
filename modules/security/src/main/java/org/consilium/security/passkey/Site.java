package org.consilium.security.passkey;

/**
 * The relying party, as browsers know it.
 *
 * @param domain RP ID: passkeys are made for this host name and work at no other
 * @param origin scheme, host and port that the browser must have shown
 */
public record Site(String domain, String origin) {}
