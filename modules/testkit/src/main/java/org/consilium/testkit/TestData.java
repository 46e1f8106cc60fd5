package org.consilium.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Real DICOM files that are not part of the project, in the folder named by the system property {@code consilium.testdata}.
 * Where they are absent, the test that asks for them is skipped by name.
 */
public final class TestData {

    private TestData() {}

    /** A folder of the collection, for example {@code ct}. */
    public static Path folder(String name) {
        return existing(name);
    }

    /** A file of the collection, for example {@code ct/CT_small.dcm}. */
    public static Path file(String name) {
        return existing(name);
    }

    /** Every file in a folder of the collection and below it, sorted by path. */
    public static List<Path> files(String folder) {
        try (var paths = Files.walk(folder(folder))) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path existing(String name) {
        var root = System.getProperty("consilium.testdata", "");
        var path = Path.of(root).resolve(name).normalize();
        if (root.isEmpty() || !Files.exists(path)) {
            throw Skips.because("testdata/" + name, "not found below consilium.testdata=" + root);
        }
        return path;
    }
}
