package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The node as Java is told to run it.
 *
 * @param arguments after the options of the Java machine
 */
record NodeProgram(List<String> arguments) {

    private static final Path FILE = Path.of("target", "consilium-node.jar");
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String MAIN = "org.consilium.app.ConsiliumApplication";

    /** The packaged jar. */
    static final NodeProgram JAR = new NodeProgram(List.of("-jar", FILE.toString()));

    /**
     * The same code as single jars with a cache of what its start loads and links (JEP 483, JEP 514): starts with less than half the
     * work, for tests that start it hundreds of times. Takes one start to make.
     */
    static NodeProgram cached(Path folder) throws IOException {
        var libraries = unpack(Files.createDirectories(folder.resolve("lib")));
        libraries.addFirst(Path.of("target", "consilium.jar").toAbsolutePath().toString());
        var classPath = String.join(":", libraries);
        var cache = folder.resolve("node.aot");
        try (var node = Node.in(folder.resolve("home"))
                .program(new NodeProgram(
                        List.of("-XX:+UseSerialGC", "-XX:AOTCacheOutput=" + cache, "-cp", classPath, MAIN)))
                .start()) {
            node.stop();
        }
        assertThat(cache).exists();
        return new NodeProgram(List.of("-XX:+UseSerialGC", "-XX:AOTCache=" + cache, "-cp", classPath, MAIN));
    }

    private static List<String> unpack(Path folder) throws IOException {
        var libraries = new ArrayList<String>();
        try (var jar = new ZipFile(FILE.toFile())) {
            for (var entry : jar.stream()
                    .filter(each -> each.getName().startsWith(LIBRARIES) && !each.isDirectory())
                    .toList()) {
                var library = folder.resolve(entry.getName().substring(LIBRARIES.length()));
                try (var in = jar.getInputStream(entry)) {
                    Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
                }
                libraries.add(library.toString());
            }
        }
        return libraries;
    }
}
