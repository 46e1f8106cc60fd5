package org.consilium.app.prepare;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.consilium.app.ConsiliumApplication;

/**
 * The packaged jar as single jars: the cache takes classes from those only.
 *
 * @param classPath in the order in which the cache will want it again
 */
record UnpackedProgram(List<Path> classPath) {

    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String CLASSES = "BOOT-INF/classes/";

    /** What the node says of itself; beside the classes in the packaged jar. */
    private static final String VERSION = "META-INF/build-info.properties";

    private static final String MAIN = ConsiliumApplication.class.getName();

    static UnpackedProgram of(Path jar, Path folder) throws IOException {
        var libraries = Files.createDirectories(folder.resolve("lib"));
        var own = folder.resolve("consilium.jar");
        Set<Path> unpacked = new TreeSet<>();
        try (var packed = new JarFile(jar.toFile());
                var classes = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(own)))) {
            for (var entry : packed.stream().toList()) {
                var name = entry.getName();
                try (var in = packed.getInputStream(entry)) {
                    if (name.startsWith(LIBRARIES) && !entry.isDirectory()) {
                        var library = libraries.resolve(Path.of(name).getFileName());
                        Files.copy(in, library);
                        unpacked.add(library);
                    } else if (name.startsWith(CLASSES) && name.length() > CLASSES.length()) {
                        // Folders too: migrations are looked for in them.
                        classes.putNextEntry(new ZipEntry(name.substring(CLASSES.length())));
                        in.transferTo(classes);
                    } else if (name.equals(VERSION)) {
                        classes.putNextEntry(new ZipEntry(name));
                        in.transferTo(classes);
                    }
                }
            }
        }
        return new UnpackedProgram(
                Stream.concat(Stream.of(own), unpacked.stream()).toList());
    }

    /** Starts the node on the options of this Java machine and one more. */
    List<String> command(String option) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(arguments(option));
        return command;
    }

    /** What the {@code java} command reads after an {@code @}: each argument in quotes, on a line of its own. */
    String argumentFile(String option) {
        return arguments(option).stream()
                .map(argument -> '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> arguments(String option) {
        return List.of(
                option,
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                MAIN);
    }
}
