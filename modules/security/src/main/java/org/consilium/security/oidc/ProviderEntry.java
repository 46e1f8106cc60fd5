package org.consilium.security.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One provider as the configuration names it.
 *
 * @param name stands in addresses: a-z, 0-9 and hyphens
 * @param displayName as people know it
 * @param issuer its issuer identifier; HTTPS, but for a provider on this machine
 * @param clientSecret shared with it, or in a file; neither: PKCE alone protects the exchange
 * @param institution name of the institution whose people it knows; nobody else comes in by it
 * @param scopes what is asked for beside {@code openid}
 * @param subjectClaim names the person for ever; anything but {@code sub} is the administrator's word that it is never given again
 * @param linkBy how an identity that comes for the first time finds its account
 * @param accountClaim holds the account when that is by ACCOUNT
 * @param linkRoles an account with any other role is not found by rule, and waits for an administrator
 * @param unknown what becomes of who has no account
 * @param secondFactorAcr values of {@code acr} by which the provider states a second factor; they are asked for
 * @param secondFactorAmr values of {@code amr} that state it
 */
public record ProviderEntry(
        String name,
        String displayName,
        URI issuer,
        String clientId,
        Optional<String> clientSecret,
        Optional<String> clientSecretFile,
        String institution,
        @DefaultValue({"profile", "email"}) List<String> scopes,
        @DefaultValue("sub") String subjectClaim,
        @DefaultValue("NOTHING") LinkBy linkBy,
        @DefaultValue("preferred_username") String accountClaim,

        @DefaultValue({"REFERRER", "SPECIALIST", "PATHOLOGIST"})
        Set<Role> linkRoles,

        @DefaultValue("REFUSE") Unknown unknown,
        @DefaultValue List<String> secondFactorAcr,
        @DefaultValue List<String> secondFactorAmr) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** How an account is found by what a provider says of somebody. */
    public enum LinkBy {
        /** Not at all: the person or an administrator links. */
        NOTHING,
        /** The one of the institution with this e-mail address, which the provider has verified. */
        EMAIL,
        /** The one of the institution with this name. */
        ACCOUNT
    }

    /** What becomes of somebody whose account is not found. */
    public enum Unknown {
        /** Nothing is kept. */
        REFUSE,
        /** An administrator sees them and may say who they are. */
        WAIT
    }

    public ProviderEntry {
        if (!NAME.matcher(name).matches() || displayName.isBlank() || clientId.isBlank() || institution.isBlank()) {
            throw new IllegalArgumentException(
                    "consilium.oidc.providers: a name of a-z 0-9 -, a display-name, a client-id and an institution are needed");
        }
        requireSafe(issuer, "the issuer of " + name);
        clientSecret = given(clientSecret).filter(secret -> !secret.isBlank());
        clientSecretFile = given(clientSecretFile).filter(file -> !file.isBlank());
        scopes = List.copyOf(scopes);
        linkRoles = Set.copyOf(linkRoles);
        secondFactorAcr = List.copyOf(secondFactorAcr);
        secondFactorAmr = List.copyOf(secondFactorAmr);
    }

    /** Secrets and tokens go over TLS, or do not leave this machine. */
    static void requireSafe(URI address, String what) {
        boolean local = "http".equals(address.getScheme())
                && THIS_MACHINE.contains(Optional.ofNullable(address.getHost()).orElse(""));
        if (!local && (!"https".equals(address.getScheme()) || address.getHost() == null)) {
            throw new IllegalArgumentException(what + " must be an https address");
        }
    }

    /** What the file says goes before what the configuration says. */
    Optional<String> secret() {
        return clientSecretFile.map(Path::of).map(ProviderEntry::read).or(() -> clientSecret);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("client-secret-file cannot be read", e);
        }
    }

    /** The binder gives null for what is not set, even where an Optional is asked for. */
    @SuppressWarnings("NullableOptional")
    private static <T> Optional<T> given(@Nullable Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ProviderEntry " + name;
    }
}
