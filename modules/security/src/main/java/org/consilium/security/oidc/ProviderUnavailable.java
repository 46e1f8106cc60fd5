package org.consilium.security.oidc;

/** A provider does not answer, not in time, or not as a provider does. The message names no secret and no token. */
final class ProviderUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderUnavailable(String message) {
        super(message);
    }

    ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
