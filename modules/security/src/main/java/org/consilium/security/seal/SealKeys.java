package org.consilium.security.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keys of AES-256 (FIPS 197), the one that seals first; the others open what was sealed before. */
public final class SealKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);

    static final int KEY_BYTES = 32;
    static final int ID_BYTES = 8;
    private static final String SUFFIX = ".key";
    private static final String FIRST = "00000000-first" + SUFFIX;
    private static final String OWNER_ONLY = "rw-------";

    private final List<Key> keys;

    private SealKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** @param id first bytes of the SHA-256 of the key in hexadecimal digits: it follows from the key, and the key does not follow from it */
    record Key(String id, SecretKeySpec secret) {

        static Key of(byte[] bytes) {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Key(HexFormat.of().formatHex(hash, 0, ID_BYTES), new SecretKeySpec(bytes, "AES"));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /**
     * The keys of the settings, then those of the folder, the file whose name sorts last first. When there is none at all one is made in the folder.
     *
     * @throws IOException when a file cannot be used or others than its owner may read it
     * @throws IllegalArgumentException when a key of the settings is none
     */
    public static SealKeys of(SealSettings settings) throws IOException {
        var keys = new ArrayList<Key>();
        for (var text : settings.keys()) {
            keys.add(decoded(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "consilium.secrets.keys: a key is 32 bytes in Base64 (openssl rand -base64 32)")));
        }
        for (var file : files(settings.folder())) {
            keys.add(read(file));
        }
        if (keys.isEmpty()) {
            keys.add(make(settings.folder()));
        }
        return new SealKeys(keys);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static Key read(Path file) throws IOException {
        var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!permissions.endsWith("------")) {
            throw new IOException("Others than its owner may use " + file + ". Allow its owner only (chmod 600).");
        }
        return decoded(Files.readString(file, US_ASCII))
                .orElseThrow(() -> new IOException("Not a key of 32 bytes in Base64: " + file));
    }

    private static Optional<Key> decoded(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.strip());
            return bytes.length == KEY_BYTES ? Optional.of(Key.of(bytes)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Durable before anything is sealed with it. */
    private static Key make(Path folder) throws IOException {
        var onlyOwner = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(onlyOwner));
        Files.setPosixFilePermissions(folder, onlyOwner);
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        var unfinished = folder.resolve("unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(unfinished, Base64.getEncoder().encodeToString(bytes) + "\n", US_ASCII);
        flush(unfinished, StandardOpenOption.WRITE);
        Files.move(unfinished, folder.resolve(FIRST), StandardCopyOption.ATOMIC_MOVE);
        flush(folder, StandardOpenOption.READ);
        LOG.info("Made a key for secrets in the database: {}. Keep it with the backups.", folder.resolve(FIRST));
        return Key.of(bytes);
    }

    private static void flush(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    Key sealing() {
        return keys.getFirst();
    }

    Optional<Key> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
