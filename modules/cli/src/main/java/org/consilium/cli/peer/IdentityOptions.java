package org.consilium.cli.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.dimse.pdu.UserIdentity;
import picocli.CommandLine.Option;

/**
 * The arguments that say who asks (PS3.7 D.3.3.7). Secrets come from files or from the environment, never from the command
 * line, which everybody on the machine can see.
 */
public final class IdentityOptions {

    private static final int SECRET_BYTES_MAX = 0xFFFF;

    @Option(names = "--user", paramLabel = "NAME", description = "User name for the peer.")
    Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Passcode of --user: the first line of a file.")
    Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "Passcode of --user: the value of an environment variable.")
    Optional<String> passwordVariable = Optional.empty();

    @Option(names = "--token-file", paramLabel = "FILE", description = "JSON Web Token, in place of --user.")
    Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--saml-file", paramLabel = "FILE", description = "SAML assertion, in place of --user.")
    Optional<Path> samlFile = Optional.empty();

    /** What is to be negotiated; none where nothing was given. */
    Optional<UserIdentity> identity() {
        if (user.isEmpty() && (passwordFile.isPresent() || passwordVariable.isPresent())) {
            throw new Failure(ExitCode.USAGE, "a passcode needs --user");
        }
        if (user.isPresent()) {
            String name = user.get();
            return Optional.of(password()
                    .map(password -> UserIdentity.usernameAndPasscode(name, password))
                    .orElseGet(() -> UserIdentity.username(name)));
        }
        return tokenFile
                .map(file -> UserIdentity.jsonWebToken(secret(file).strip()))
                .or(() -> samlFile.map(file -> UserIdentity.saml(secret(file))));
    }

    private Optional<String> password() {
        Optional<String> fromVariable = passwordVariable.map(name -> Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new Failure(ExitCode.USAGE, "the environment has no " + name)));
        return fromVariable.or(
                () -> passwordFile.map(file -> secret(file).lines().findFirst().orElse("")));
    }

    private static String secret(Path file) {
        try {
            if (Files.size(file) > SECRET_BYTES_MAX) {
                throw new Failure(ExitCode.USAGE, file + " is longer than " + SECRET_BYTES_MAX + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, file + " cannot be read", e);
        }
    }
}
