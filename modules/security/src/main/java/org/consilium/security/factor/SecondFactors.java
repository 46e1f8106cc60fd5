package org.consilium.security.factor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.security.PersonId;

/** Who has a second factor, and whether a code is theirs. */
public interface SecondFactors {

    /**
     * The second factor of a person.
     *
     * @param since since when; none: there is none
     * @param recoveryCodesLeft recovery codes not used yet
     */
    record State(Optional<Instant> since, int recoveryCodesLeft) {}

    /**
     * A secret that waits for the first code made with it.
     *
     * @param secret as people type it, in Base 32
     * @param uri as authenticator apps read it from a QR code, {@code otpauth://totp/...}
     */
    record Enrolment(String secret, String uri) {

        /** Without the secret: a record's own text would hold it. */
        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    State state(PersonId person);

    default boolean has(PersonId person) {
        return state(person).since().isPresent();
    }

    /** Everybody who has one. */
    Set<PersonId> holders();

    /** Makes a new secret. What the person had before counts until the new one is confirmed. Errors: NOT_FOUND. */
    Enrolment begin(PersonId person);

    /**
     * Puts the secret that waits into force and gives new recovery codes, which are shown once; earlier ones end. Errors: NOT_IN_THIS_STATE (none
     * waits), REAUTHENTICATION_FAILED (not its code), TOO_MANY_REQUESTS.
     */
    List<String> confirm(PersonId person, String code);

    /** New recovery codes in place of the earlier ones. Errors: NOT_IN_THIS_STATE (there is no second factor). */
    List<String> renewRecoveryCodes(PersonId person);

    /**
     * Whether this is a code of the person's app at this time, or a recovery code; accepted once, and of the app no older one afterwards. Errors:
     * TOO_MANY_REQUESTS after too many wrong ones.
     */
    boolean accepts(PersonId person, String code);

    /** Forgets the second factor of a person, with its recovery codes. */
    void remove(PersonId person);
}
