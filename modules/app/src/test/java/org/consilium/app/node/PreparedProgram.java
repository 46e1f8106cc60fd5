package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.springframework.util.FileSystemUtils;

/**
 * The node as {@code prepare} leaves it, with a cache of what it loads and links, and PostgreSQL's programs unpacked: it starts with
 * half the work of the packaged jar, for tests that start it dozens of times. Kept below {@code target} until the jar holds
 * something else.
 */
final class PreparedProgram {

    private static final Path ALL = Path.of("target", "prepared").toAbsolutePath();

    private static final Duration PREPARED_WITHIN = Duration.ofMinutes(10);

    private static final String COLLECTOR = "-XX:+UseSerialGC";

    private final Path jar;

    PreparedProgram(Path jar) {
        this.jar = jar;
    }

    /** Of two test runs at once, one makes it and the other waits. */
    NodeProgram make() {
        try {
            Files.createDirectories(ALL);
            try (var channel =
                            FileChannel.open(ALL.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                var folder = ALL.resolve(contents() + "-" + Runtime.version());
                if (!Files.exists(postgresBelow(folder))) {
                    deleteAll();
                    prepare(folder);
                    unpackPostgres(folder);
                }
                return new NodeProgram(arguments(folder), Optional.of(programs(postgresBelow(folder))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare(Path folder) throws IOException {
        var output = ALL.resolve("prepare.log");
        var preparation = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        COLLECTOR,
                        "-Xmx512m",
                        "-jar",
                        jar.toString(),
                        "prepare",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(preparation.waitFor(PREPARED_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(preparation.exitValue()).as(Files.readString(output)).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** As the first start in a folder does it. */
    private static void unpackPostgres(Path folder) throws IOException {
        var home = folder.resolve("home");
        try (var node = Node.in(home)
                .program(new NodeProgram(arguments(folder), Optional.empty()))
                .start()) {
            node.stop();
        }
        Files.move(home.resolve("postgres"), postgresBelow(folder), StandardCopyOption.ATOMIC_MOVE);
        FileSystemUtils.deleteRecursively(home);
    }

    /** A half-made one has no PostgreSQL and is among them. */
    private static void deleteAll() throws IOException {
        try (var folders = Files.newDirectoryStream(ALL, Files::isDirectory)) {
            for (var folder : folders) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    /** A cache that cannot be used is an error, not a slow start. */
    private static List<String> arguments(Path folder) {
        return List.of(COLLECTOR, "-XX:AOTMode=on", "@" + folder.resolve("java.args"));
    }

    private static Path postgresBelow(Path folder) {
        return folder.resolve("postgres");
    }

    private static Path programs(Path postgres) throws IOException {
        try (var programs = Files.newDirectoryStream(postgres, "program-*")) {
            return programs.iterator().next();
        }
    }

    /** What the jar holds, whenever it was packed: names and checksums of its entries. */
    private String contents() throws IOException {
        var checksum = new CRC32();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
                    .forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        }
        return Long.toHexString(checksum.getValue());
    }
}
