package org.consilium.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of signing in.
 *
 * @param signInFailuresMax wrong passwords, or wrong codes, in a row before the account pauses, at least 1
 * @param signInPause how long it pauses, and how long a failure is remembered
 * @param passwordIterations PBKDF2 iterations of new hashes; half a second of one core or so
 * @param secondFactor whether a password alone opens the node
 * @param confirmationMax how long signing and exporting are open after a person has repeated who it is
 */
@ConfigurationProperties("consilium.security")
public record SecuritySettings(
        @DefaultValue("5") int signInFailuresMax,
        @DefaultValue("5m") Duration signInPause,
        @DefaultValue("600000") int passwordIterations,
        @DefaultValue("OPTIONAL") SecondFactor secondFactor,
        @DefaultValue("5m") Duration confirmationMax) {

    private static final int PASSWORD_ITERATIONS_MIN = 1_000;

    /** What a node asks of people who sign in with a password. */
    public enum SecondFactor {
        /** Whoever has set one up gives its code. */
        OPTIONAL,
        /** Whoever has none must set one up before anything else. */
        REQUIRED
    }

    public SecuritySettings {
        if (signInFailuresMax < 1 || !signInPause.isPositive() || passwordIterations < PASSWORD_ITERATIONS_MIN) {
            throw new IllegalArgumentException(
                    "consilium.security: sign-in-failures-max and sign-in-pause are positive,"
                            + " password-iterations at least " + PASSWORD_ITERATIONS_MIN);
        }
        if (!confirmationMax.isPositive()) {
            throw new IllegalArgumentException("consilium.security: confirmation-max is positive");
        }
    }

    public boolean secondFactorRequired() {
        return secondFactor == SecondFactor.REQUIRED;
    }
}
