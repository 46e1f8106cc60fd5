package org.consilium.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A table of the standard that lies in the jar, tab separated. */
final class StandardTable {

    private StandardTable() {}

    /** The rows below the heading. */
    static List<String[]> rows(String name) {
        var resource = Objects.requireNonNull(StandardTable.class.getResourceAsStream("standard/" + name), name);
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
