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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.springframework.util.FileSystemUtils;

/**
 * The node's code as single jars with a cache of what its start loads and links (JEP 483, JEP 514), and PostgreSQL's programs unpacked: it
 * starts with half the work of the packaged jar, for tests that start it dozens of times. Takes one start to make; kept below
 * {@code target} until the jar holds something else.
 */
final class PreparedProgram {

    private static final Path ALL = Path.of("target", "prepared").toAbsolutePath();
    private static final String LIBRARIES = "BOOT-INF/lib/";
    /** The classes of this module, which the packaged jar holds unpacked: the cache takes them from jars only. */
    private static final Path CLASSES = Path.of("target", "consilium.jar");

    private static final String MAIN = "org.consilium.app.ConsiliumApplication";

    private static final Duration CACHE_WRITTEN_WITHIN = Duration.ofMinutes(5);

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
                if (!Files.exists(cache(folder))) {
                    deleteAll();
                    make(folder);
                }
                return program(folder, "-XX:AOTCache=" + cache(folder), Optional.of(postgres(folder)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(Path folder) throws IOException {
        unpack(folder);
        var unfinished = folder.resolve("unfinished.aot");
        var home = folder.resolve("home");
        try (var node = Node.in(home)
                .program(program(folder, "-XX:AOTCacheOutput=" + unfinished, Optional.empty()))
                .start()) {
            node.stop(CACHE_WRITTEN_WITHIN);
        }
        assertThat(unfinished).exists();
        var postgres = postgres(home.resolve("postgres"));
        Files.move(postgres, folder.resolve(postgres.getFileName()));
        FileSystemUtils.deleteRecursively(home);
        Files.move(unfinished, cache(folder), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A half-made one has no cache and is among them. */
    private static void deleteAll() throws IOException {
        try (var folders = Files.newDirectoryStream(ALL, Files::isDirectory)) {
            for (var folder : folders) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private void unpack(Path folder) throws IOException {
        var libraries = Files.createDirectories(folder.resolve("lib"));
        Files.copy(CLASSES, folder.resolve("classes.jar"));
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream()
                    .filter(each -> each.getName().startsWith(LIBRARIES) && !each.isDirectory())
                    .toList()) {
                try (var in = zip.getInputStream(entry)) {
                    Files.copy(in, libraries.resolve(entry.getName().substring(LIBRARIES.length())));
                }
            }
        }
    }

    private static NodeProgram program(Path folder, String option, Optional<Path> postgres) throws IOException {
        var classPath = new ArrayList<String>();
        classPath.add(folder.resolve("classes.jar").toString());
        try (var libraries = Files.list(folder.resolve("lib"))) {
            libraries.map(Path::toString).sorted().forEach(classPath::add);
        }
        return new NodeProgram(List.of("-XX:+UseSerialGC", option, "-cp", String.join(":", classPath), MAIN), postgres);
    }

    private static Path cache(Path folder) {
        return folder.resolve("node.aot");
    }

    private static Path postgres(Path folder) throws IOException {
        try (var programs = Files.newDirectoryStream(folder, "program-*")) {
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
