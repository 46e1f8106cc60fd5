package org.consilium.archive.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.archive.SenderCertificate;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * What is written beside the bytes of an instance in the spool: enough to index it after a crash.
 *
 * @param sha256 over the data set bytes
 * @param receivedAt to the millisecond
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
public record ReceivedInstance(
        Uid study,
        Uid series,
        Uid sopInstance,
        String sopClass,
        String transferSyntax,
        byte[] sha256,
        Instant receivedAt,
        Origin origin) {

    private static final int VERSION = 1;

    /** With the certificate of the sender; without one the first version is written, which earlier nodes read too. */
    private static final int VERSION_WITH_CERTIFICATE = 2;

    private static final int SHA256_BYTES = 32;

    /** As bytes for the spool. */
    public byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(origin.certificate().isPresent() ? VERSION_WITH_CERTIFICATE : VERSION);
            out.writeUTF(study.value());
            out.writeUTF(series.value());
            out.writeUTF(sopInstance.value());
            out.writeUTF(sopClass);
            out.writeUTF(transferSyntax);
            out.write(sha256);
            out.writeLong(receivedAt.toEpochMilli());
            out.writeUTF(origin.channel().name());
            out.writeUTF(origin.callingAe());
            out.writeUTF(origin.calledAe());
            out.writeUTF(origin.address());
            out.writeUTF(origin.institution().map(InstitutionId::toString).orElse(""));
            if (origin.certificate().isPresent()) {
                out.writeUTF(origin.certificate().get().fingerprint());
                out.writeUTF(origin.certificate().get().subject());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #encode} wrote. */
    public static ReceivedInstance decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION && version != VERSION_WITH_CERTIFICATE) {
                throw new IllegalStateException("Spool record of version " + version);
            }
            return new ReceivedInstance(
                    new Uid(in.readUTF()),
                    new Uid(in.readUTF()),
                    new Uid(in.readUTF()),
                    in.readUTF(),
                    in.readUTF(),
                    in.readNBytes(SHA256_BYTES),
                    Instant.ofEpochMilli(in.readLong()),
                    origin(in, version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Origin origin(DataInputStream in, int version) throws IOException {
        var channel = Channel.valueOf(in.readUTF());
        var callingAe = in.readUTF();
        var calledAe = in.readUTF();
        var address = in.readUTF();
        var institution = in.readUTF();
        return new Origin(
                channel,
                callingAe,
                calledAe,
                address,
                institution.isEmpty() ? Optional.empty() : Optional.of(InstitutionId.of(institution)),
                version == VERSION_WITH_CERTIFICATE
                        ? Optional.of(new SenderCertificate(in.readUTF(), in.readUTF()))
                        : Optional.empty());
    }
}
