package org.consilium.security.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The two ceremonies of WebAuthn (7.1 registration, 7.2 authentication), with user verification required in both. Attestation is not asked for:
 * which maker's device a doctor uses is the doctor's affair.
 */
final class Ceremonies {

    /** EdDSA, ES256, RS256 (IANA COSE algorithms), what authenticators make. */
    static final List<Long> ALGORITHMS = List.of(-8L, -7L, -257L);

    private static final boolean USER_VERIFICATION_REQUIRED = true;
    private static final boolean USER_PRESENCE_REQUIRED = true;

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    /** A passkey as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // Goes to the database and comes from it.
    record Kept(byte[] credentialId, byte[] credential, long signCount) {}

    /** @param takes whether the challenge that was answered waits for an answer, and ends its waiting */
    Optional<Kept> register(Site site, byte[] attestationObject, byte[] clientData, Predicate<byte[]> takes) {
        try {
            RegistrationData data = manager.parse(new RegistrationRequest(attestationObject, clientData));
            var challenge = challenge(data.getCollectedClientData());
            if (challenge.isEmpty() || !takes.test(challenge.get())) {
                return Optional.empty();
            }
            var algorithms = ALGORITHMS.stream()
                    .map(each -> new PublicKeyCredentialParameters(
                            PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(each)))
                    .toList();
            manager.verify(
                    data,
                    new RegistrationParameters(
                            server(site, challenge.get()),
                            algorithms,
                            USER_VERIFICATION_REQUIRED,
                            USER_PRESENCE_REQUIRED));
            var attested = data.getAttestationObject();
            var credential =
                    attested == null ? null : attested.getAuthenticatorData().getAttestedCredentialData();
            return attested == null || credential == null
                    ? Optional.empty()
                    : Optional.of(new Kept(
                            credential.getCredentialId(),
                            credentials.convert(credential),
                            attested.getAuthenticatorData().getSignCount()));
        } catch (WebAuthnException notOurs) {
            return Optional.empty();
        }
    }

    /** The new signature counter, when the assertion is one of this passkey. */
    Optional<Long> authenticate(Site site, Kept passkey, Assertion assertion, Predicate<byte[]> takes) {
        try {
            AuthenticationData data = manager.parse(new AuthenticationRequest(
                    assertion.credentialId(),
                    assertion.authenticatorData(),
                    assertion.clientData(),
                    assertion.signature()));
            var challenge = challenge(data.getCollectedClientData());
            if (challenge.isEmpty() || !takes.test(challenge.get())) {
                return Optional.empty();
            }
            var known = new CredentialRecordImpl(
                    null,
                    true,
                    null,
                    null,
                    passkey.signCount(),
                    credentials.convert(passkey.credential()),
                    null,
                    null,
                    null,
                    null);
            manager.verify(
                    data,
                    new AuthenticationParameters(
                            server(site, challenge.get()),
                            known,
                            null,
                            USER_VERIFICATION_REQUIRED,
                            USER_PRESENCE_REQUIRED));
            var authenticator = data.getAuthenticatorData();
            return authenticator == null ? Optional.empty() : Optional.of(authenticator.getSignCount());
        } catch (WebAuthnException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> challenge(@Nullable CollectedClientData clientData) {
        return Optional.ofNullable(clientData).map(data -> data.getChallenge().getValue());
    }

    private static ServerProperty server(Site site, byte[] challenge) {
        return new ServerProperty(new Origin(site.origin()), site.domain(), new DefaultChallenge(challenge));
    }
}
