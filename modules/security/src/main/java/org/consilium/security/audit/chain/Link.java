package org.consilium.security.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A place in the chain.
 *
 * @param seq number, beginning with 1, without gaps
 * @param hash SHA-256 of this event and the hash before it
 */
record Link(long seq, byte[] hash) {

    private static final String DOMAIN = "CONSILIUM-AUDIT 1";
    private static final int HASH_BYTES = 32;

    /** Before the first event. */
    static final Link ORIGIN = new Link(0, new byte[HASH_BYTES]);

    /** The place of the event that follows this one. Every text is preceded by its length: no two rows have the same bytes. */
    Link next(ChainRow row) {
        return new Link(seq + 1, hash(seq + 1, row));
    }

    private byte[] hash(long number, ChainRow row) {
        var bytes = new ByteArrayOutputStream(row.body().length() + 512);
        try (var out = new DataOutputStream(bytes)) {
            text(out, DOMAIN);
            out.write(hash);
            out.writeLong(number);
            out.writeLong(row.at().toEpochMilli());
            text(out, row.act());
            text(out, row.action());
            out.writeInt(row.outcome());
            text(out, row.person().map(UUID::toString).orElse(""));
            text(out, row.agent());
            out.writeInt(row.patientIds().size());
            for (var id : row.patientIds()) {
                text(out, id);
            }
            text(out, row.study());
            text(out, row.caseId().map(UUID::toString).orElse(""));
            out.writeInt(row.institutions().size());
            for (var institution : row.institutions()) {
                text(out, institution.toString());
            }
            text(out, row.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return sha256(bytes.toByteArray());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Link link && seq == link.seq && Arrays.equals(hash, link.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seq) + Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return seq + ":" + hex();
    }
}
