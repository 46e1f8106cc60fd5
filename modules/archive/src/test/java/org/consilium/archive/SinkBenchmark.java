package org.consilium.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.DimseService;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.storage.spool.Spool;
import org.consilium.storage.spool.SpoolLimits;

/**
 * The most that a node could receive on this machine: a provider that does a part of a node's work and nothing else.
 * {@code SinkBenchmark null|digest|flush port folder}; {@code null} reads, {@code digest} also computes the SHA-256, {@code flush} also
 * writes to a spool and flushes before each answer. No index, no object store. Not a test.
 */
final class SinkBenchmark {

    private static final byte[] METADATA = new byte[200];

    private SinkBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[1]);
        try (var spool = Spool.open(Path.of(arguments[2]), SpoolLimits.DEFAULT);
                var server = DimseServer.builder()
                        .port(port)
                        .storage(service(arguments[0], spool))
                        .start()) {
            System.out.println(server.port());
            Thread.currentThread().join();
        }
    }

    private static DimseService<StoreRequest> service(String work, Spool spool) {
        return switch (work) {
            case "null" -> (request, dataSet) -> take(dataSet, OutputStream.nullOutputStream());
            case "digest" -> (request, dataSet) -> take(dataSet, digesting(OutputStream.nullOutputStream()));
            case "flush" -> (request, dataSet) -> flush(spool, dataSet);
            default -> throw new IllegalArgumentException("null, digest or flush");
        };
    }

    private static DimseStatus flush(Spool spool, InputStream dataSet) throws IOException {
        try (var draft = spool.begin()) {
            take(dataSet, digesting(draft));
            spool.release(draft.commit(METADATA));
        }
        return DimseStatus.SUCCESS;
    }

    private static DimseStatus take(InputStream dataSet, OutputStream out) throws IOException {
        dataSet.transferTo(out);
        return DimseStatus.SUCCESS;
    }

    private static OutputStream digesting(OutputStream out) {
        try {
            return new DigestOutputStream(out, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
