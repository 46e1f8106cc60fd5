package org.consilium.cli.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.dimse.tls.ClientCertificate;
import org.consilium.dimse.tls.Fingerprint;
import org.consilium.dimse.tls.Tls;
import org.consilium.dimse.tls.TlsProfile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The arguments that say how TLS is spoken; each of them means TLS. */
public final class TlsOptions {

    @Option(names = "--tls", description = "DICOM over TLS (PS3.15 B.12).")
    boolean tls;

    @Option(
            names = "--tls-profile",
            paramLabel = "PROFILE",
            converter = ProfileConverter.class,
            description = "bcp195 (default) or modified-bcp195 (PS3.15 B.13).")
    Optional<TlsProfile> profile = Optional.empty();

    @Option(names = "--ca", paramLabel = "PEM", description = "Certificates to trust; without it those the JDK trusts.")
    List<Path> anchors = List.of();

    @Option(names = "--crl", paramLabel = "PEM", description = "Revocation lists; needs --ca.")
    List<Path> revoked = List.of();

    @Option(names = "--cert", paramLabel = "PEM", description = "Own certificate, then those that lead to its root.")
    Optional<Path> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "PEM", description = "Key of --cert: PKCS#8 without a password.")
    Optional<Path> key = Optional.empty();

    @Option(
            names = "--pin",
            paramLabel = "SHA256",
            description = "Takes only the certificate with this SHA-256 fingerprint; may be repeated.")
    List<String> pins = List.of();

    /** Whether any of these arguments is given. */
    public boolean isWanted() {
        return tls
                || profile.isPresent()
                || certificate.isPresent()
                || key.isPresent()
                || !anchors.isEmpty()
                || !revoked.isEmpty()
                || !pins.isEmpty();
    }

    /** For a user; none for plain TCP. */
    Optional<SocketFactory> clientSockets() {
        return isWanted() ? Optional.of(tls().clientSockets(fingerprints())) : Optional.empty();
    }

    /** For a provider; none for plain TCP. Clients must show a trusted certificate where {@code --ca} says who is trusted. */
    public Optional<ServerSocketFactory> serverSockets() {
        if (!isWanted()) {
            return Optional.empty();
        }
        if (certificate.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "receiving over TLS needs --cert and --key");
        }
        return Optional.of(
                tls().serverSockets(anchors.isEmpty() ? ClientCertificate.NONE : ClientCertificate.REQUIRED));
    }

    private Tls tls() {
        if (certificate.isPresent() != key.isPresent()) {
            throw new Failure(ExitCode.USAGE, "--cert and --key belong together");
        }
        if (!revoked.isEmpty() && anchors.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "--crl needs --ca");
        }
        try {
            Tls.Builder builder = Tls.builder().profile(profile.orElse(TlsProfile.BCP_195));
            for (Path each : anchors) {
                builder.trust(each);
            }
            for (Path each : revoked) {
                builder.revoked(each);
            }
            if (certificate.isPresent() && key.isPresent()) {
                builder.identity(certificate.get(), key.get());
            }
            return builder.build();
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, "TLS: " + e.getMessage(), e);
        }
    }

    private Set<Fingerprint> fingerprints() {
        try {
            return pins.stream().map(Fingerprint::new).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "--pin: " + e.getMessage(), e);
        }
    }

    /** {@code bcp195} and {@code modified-bcp195}, with or without the separators of the constants. */
    static final class ProfileConverter implements ITypeConverter<TlsProfile> {
        @Override
        public TlsProfile convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "")) {
                case "bcp195" -> TlsProfile.BCP_195;
                case "modifiedbcp195" -> TlsProfile.MODIFIED_BCP_195;
                default -> throw new TypeConversionException("'" + value + "' is neither bcp195 nor modified-bcp195");
            };
        }
    }
}
