package org.consilium.web.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.Person;
import org.consilium.security.passkey.Assertion;
import org.consilium.security.passkey.Passkey;
import org.consilium.security.passkey.Passkeys;
import org.consilium.security.passkey.Site;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;

/** What browsers are asked and what they answer, with the names of WebAuthn (5.4, 5.5, and the JSON forms of 5.1). */
final class PasskeyBodies {

    private static final String PUBLIC_KEY = "public-key";
    private static final String REQUIRED = "required";
    private static final long TIMEOUT_MILLIS = 300_000;

    private PasskeyBodies() {}

    record RelyingParty(String id, String name) {}

    record User(String id, String name, String displayName) {}

    record Parameter(String type, long alg) {}

    record Descriptor(String type, String id) {
        static List<Descriptor> of(List<byte[]> credentialIds) {
            return credentialIds.stream()
                    .map(id -> new Descriptor(PUBLIC_KEY, Base64Url.encode(id)))
                    .toList();
        }
    }

    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}

    /** PublicKeyCredentialCreationOptionsJSON: a passkey that knows its person and asks for finger, face or PIN. */
    record CreationOptions(
            RelyingParty rp,
            User user,
            String challenge,
            List<Parameter> pubKeyCredParams,
            long timeout,
            List<Descriptor> excludeCredentials,
            Selection authenticatorSelection,
            String attestation) {

        static CreationOptions of(Person person, Site site, String node, byte[] challenge, List<byte[]> known) {
            return new CreationOptions(
                    new RelyingParty(site.domain(), node),
                    new User(Base64Url.encode(Passkeys.userHandle(person.id())), person.account(), person.name()),
                    Base64Url.encode(challenge),
                    Passkeys.algorithms().stream()
                            .map(each -> new Parameter(PUBLIC_KEY, each))
                            .toList(),
                    TIMEOUT_MILLIS,
                    Descriptor.of(known),
                    new Selection(REQUIRED, true, REQUIRED),
                    "none");
        }
    }

    /** PublicKeyCredentialRequestOptionsJSON. */
    record RequestOptions(
            String challenge, long timeout, String rpId, List<Descriptor> allowCredentials, String userVerification) {

        /** @param known passkeys that will do; none: any of this site */
        static RequestOptions of(Site site, byte[] challenge, List<byte[]> known) {
            return new RequestOptions(
                    Base64Url.encode(challenge), TIMEOUT_MILLIS, site.domain(), Descriptor.of(known), REQUIRED);
        }
    }

    record NewPasskey(
            @Nullable String name,
            @Nullable String attestationObject,
            @Nullable String clientDataJSON) {}

    record AssertionBody(
            @Nullable String id,
            @Nullable String authenticatorData,
            @Nullable String clientDataJSON,
            @Nullable String signature,
            @Nullable String userHandle) {

        Assertion assertion() {
            return new Assertion(
                    Base64Url.decode(id, "id"),
                    Base64Url.decode(authenticatorData, "authenticatorData"),
                    Base64Url.decode(clientDataJSON, "clientDataJSON"),
                    Base64Url.decode(signature, "signature"),
                    userHandle == null ? new byte[0] : Base64Url.decode(userHandle, "userHandle"));
        }
    }

    record NameBody(@Nullable String name) {
        String required() {
            return Body.line(name, "name");
        }
    }

    record PasskeyView(UUID id, String name, Instant createdAt, Optional<Instant> usedAt) {
        static PasskeyView of(Passkey passkey) {
            return new PasskeyView(passkey.id(), passkey.name(), passkey.createdAt(), passkey.usedAt());
        }
    }
}
