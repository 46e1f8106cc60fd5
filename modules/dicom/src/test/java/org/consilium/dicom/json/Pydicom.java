package org.consilium.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.consilium.testkit.ForeignTool;

/** pydicom as a judge: one process for many files, since it takes a second to start. */
final class Pydicom {

    private static final Duration RUN_MAX = Duration.ofMinutes(5);

    /** Debian's interpreter, which has Debian's pydicom, whatever else is on the search path. */
    private static final Path INTERPRETER = Path.of("/usr/bin/python3");

    private Pydicom() {}

    /** The JSON of each file; files that pydicom refuses say so in a member {@code refused}. */
    static Map<Path, String> json(List<Path> files, Path folder) throws IOException {
        Path script = folder.resolve("pydicom_json.py");
        try (InputStream source = Pydicom.class.getResourceAsStream("pydicom_json.py")) {
            Files.copy(Objects.requireNonNull(source), script);
        }
        Path list = Files.writeString(
                folder.resolve("files.txt"), files.stream().map(f -> f + "\n").collect(Collectors.joining()));
        run("%s %s %s < %s".formatted(INTERPRETER, script, folder, list));
        Map<Path, String> json = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            json.put(files.get(i), Files.readString(folder.resolve(i + ".json")));
        }
        return json;
    }

    private static void run(String command) {
        ForeignTool shell = ForeignTool.require("sh");
        var version = shell.run("-c", INTERPRETER + " -c 'import pydicom'");
        if (version.exitCode() != 0) {
            throw ForeignTool.missing("pydicom", "not installed for " + INTERPRETER);
        }
        var result = shell.run(RUN_MAX, "-c", command);
        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
