package org.consilium.security.audit.chain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The Ed25519 key pair (RFC 8032) with which this node signs the ends of its trail, in a folder that only the node's user reads. */
public final class NodeKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "key.pem";
    private static final String PUBLIC_SUFFIX = ".pub.pem";
    private static final int ID_LENGTH = 16;
    private static final int PEM_LINE = 64;

    private final PrivateKey privateKey;
    private final String id;

    private NodeKey(PrivateKey privateKey, String id) {
        this.privateKey = privateKey;
        this.id = id;
    }

    /**
     * The key pair of a folder, made when there is none. The public key lies beside it under its ID, also those of earlier pairs.
     *
     * @throws IOException when the folder cannot be used, or others than its owner may read the private key
     */
    public static NodeKey in(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var file = folder.resolve(PRIVATE);
        try {
            return Files.exists(file) ? read(folder, file) : make(folder, file);
        } catch (GeneralSecurityException e) {
            throw new IOException("The key of the audit trail cannot be used: " + file, e);
        }
    }

    private static NodeKey make(Path folder, Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        var id = id(pair.getPublic());
        write(folder.resolve(id + PUBLIC_SUFFIX), "PUBLIC KEY", pair.getPublic().getEncoded(), "rw-r--r--");
        write(file, "PRIVATE KEY", pair.getPrivate().getEncoded(), "rw-------");
        // The ID is read from a file of its own: Java cannot make the public key of a private one.
        write(folder.resolve("key.id"), id, "rw-r--r--");
        return new NodeKey(pair.getPrivate(), id);
    }

    private static NodeKey read(Path folder, Path file) throws IOException, GeneralSecurityException {
        var permissions = Files.getPosixFilePermissions(file);
        if (!PosixFilePermissions.toString(permissions).endsWith("------")) {
            throw new IOException("Others than its owner may use " + file + ". Allow its owner only (chmod 600).");
        }
        var key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(decode(file)));
        return new NodeKey(
                key, Files.readString(folder.resolve("key.id"), US_ASCII).strip());
    }

    /** First digits of the SHA-256 of the public key; heads name it. */
    public String id() {
        return id;
    }

    byte[] sign(byte[] text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read signs", e);
        }
    }

    /** The public keys that lie in a folder, by their IDs as they follow from the keys themselves. */
    public static Map<String, PublicKey> publicKeys(Path folder) throws IOException {
        Map<String, PublicKey> keys = new HashMap<>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(PUBLIC_SUFFIX))
                    .toList()) {
                EncodedKeySpec spec = new X509EncodedKeySpec(decode(file));
                var key = KeyFactory.getInstance(ALGORITHM).generatePublic(spec);
                keys.put(id(key), key);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("A public key of the audit trail cannot be read in " + folder, e);
        }
        return keys;
    }

    static boolean verifies(PublicKey key, byte[] text, byte[] signed) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String id(PublicKey key) {
        return HexFormat.of().formatHex(Link.sha256(key.getEncoded())).substring(0, ID_LENGTH);
    }

    private static void write(Path file, String kind, byte[] encoded, String permissions) throws IOException {
        var text = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(encoded);
        write(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind), permissions);
    }

    /** Complete under its name or not there at all. */
    private static void write(Path file, String text, String permissions) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(unfinished, text, US_ASCII);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] decode(Path file) throws IOException {
        var text = Files.readString(file, US_ASCII).replaceAll("-----[A-Z ]+-----", "");
        try {
            return Base64.getMimeDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IOException("Not a PEM file: " + file, e);
        }
    }
}
