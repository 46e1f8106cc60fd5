package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.testkit.ForeignTool;

/** What pydicom reads from all files below a folder, in one process. */
final class PydicomListing {

    private static final Duration RUN_MAX = Duration.ofMinutes(3);

    /** Debian's interpreter, which has Debian's pydicom, whatever else is on the search path. */
    private static final Path INTERPRETER = Path.of("/usr/bin/python3");

    private PydicomListing() {}

    /** By file, by path of the element: {@code VR value}. */
    static Map<String, Map<String, String>> below(Path root, Path folder) throws IOException {
        ForeignTool shell = ForeignTool.require("sh");
        if (shell.run("-c", INTERPRETER + " -c 'import pydicom'").exitCode() != 0) {
            throw ForeignTool.missing("pydicom", "not installed for " + INTERPRETER);
        }
        Path script = folder.resolve("listing.py");
        try (InputStream source = PydicomListing.class.getResourceAsStream("listing.py")) {
            Files.copy(Objects.requireNonNull(source), script);
        }
        Path lines = folder.resolve("lines.tsv");
        var result = shell.run(RUN_MAX, "-c", "%s %s %s > %s".formatted(INTERPRETER, script, root, lines));
        assertThat(result.exitCode()).as(result.output()).isZero();
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        try (var stream = Files.lines(lines)) {
            stream.map(line -> line.split("\t", -1))
                    .forEach(line -> files.computeIfAbsent(line[0], _ -> new TreeMap<>())
                            .put(line[1], line[2] + " " + value(line[2], line[3])));
        }
        return files;
    }

    /** Tabs, line ends and backslashes come as Java would write them in its sources; numbers as Python writes them. */
    private static String value(String vr, String text) {
        String value = text.translateEscapes();
        boolean numbers = (vr.equals("DS") || vr.equals("IS")) && !value.isEmpty();
        return numbers
                ? Stream.of(value.split("\\\\", -1))
                        .map(number -> Double.toString(Double.parseDouble(number)))
                        .collect(Collectors.joining("\\"))
                : value;
    }
}
