package org.consilium.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.consilium.testkit.TestData;

/** The DICOM files of the collection. */
public final class Corpus {

    /** Folders with something else than DICOM files. */
    private static final Set<String> OTHERS = Set.of("documents", "fhir", "hl7", "LICENSES", "slides", "dicom-json");

    private Corpus() {}

    /** All files, malformed ones included. */
    public static List<Path> files() {
        Path root = TestData.folder(".");
        return TestData.files(".").stream()
                .filter(file -> root.relativize(file).getNameCount() > 1)
                .filter(file ->
                        !OTHERS.contains(root.relativize(file).getName(0).toString()))
                .toList();
    }

    /** The path below the collection. */
    public static String name(Path file) {
        return TestData.folder(".").relativize(file).toString();
    }
}
