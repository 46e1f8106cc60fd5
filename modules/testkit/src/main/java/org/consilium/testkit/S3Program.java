package org.consilium.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * s3proxy as Java is told to run it: unpacked once below the system's temporary folder, as the tests' PostgreSQL is, with an archive of the
 * classes it loads (JEP 350). That spares two thirds of the work of a start, and every outage of a store in a test ends with one.
 */
final class S3Program {

    private static final String JAR = "s3proxy.jar";

    private S3Program() {}

    /** Options of the Java machine, and the program. */
    static List<String> arguments() {
        return Unpacked.ARGUMENTS;
    }

    /** The same, but as a store runs that is not started for seconds only: benchmarks would measure its start otherwise. */
    static List<String> enduringArguments() {
        return List.of("-Xmx1g", "-jar", Unpacked.ARGUMENTS.getLast());
    }

    /** Initialized by its class loader exactly once. */
    private static final class Unpacked {

        static final List<String> ARGUMENTS;

        static {
            try {
                ARGUMENTS = unpacked();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Of several test runs at once, one unpacks and the others wait. */
    private static List<String> unpacked() throws IOException {
        var folder = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("consilium-s3proxy-%s-%s-%s"
                        .formatted(System.getProperty("user.name"), Runtime.version(), checksum())));
        var jar = folder.resolve(JAR);
        var archive = folder.resolve("classes.jsa");
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.exists(archive)) {
                try (var in = open()) {
                    Files.copy(in, jar, StandardCopyOption.REPLACE_EXISTING);
                }
                var unfinished = folder.resolve("unfinished.jsa");
                Files.deleteIfExists(unfinished);
                serveOnce(arguments("-XX:ArchiveClassesAtExit=" + unfinished, jar));
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return arguments("-XX:SharedArchiveFile=" + archive, jar);
    }

    /** For a process that lives for seconds. */
    private static List<String> arguments(String archive, Path jar) {
        var arguments = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", archive));
        arguments.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(arguments);
    }

    /** Loads what a store needs that is written to and read. */
    private static void serveOnce(List<String> arguments) throws IOException {
        try (var server = S3Server.start(false, arguments);
                var http = HttpClient.newHttpClient()) {
            var object = HttpRequest.newBuilder(server.url().resolve("/" + server.bucket() + "/object"));
            http.send(object.PUT(BodyPublishers.ofString("bytes")).build(), BodyHandlers.discarding());
            http.send(object.GET().build(), BodyHandlers.discarding());
            http.send(object.DELETE().build(), BodyHandlers.discarding());
            server.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while s3proxy is unpacked", e);
        }
    }

    private static String checksum() throws IOException {
        try (var checked = new CheckedInputStream(open(), new CRC32())) {
            checked.transferTo(OutputStream.nullOutputStream());
            return Long.toHexString(checked.getChecksum().getValue());
        }
    }

    private static InputStream open() {
        var jar = S3Program.class.getResourceAsStream(JAR);
        if (jar == null) {
            throw new IllegalStateException(JAR + " is not on the class path: build testkit with Maven");
        }
        return jar;
    }
}
