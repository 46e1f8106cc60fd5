package org.consilium.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A table that lies in the jar, tab separated, the first line naming the columns. */
public final class StandardTable {

    private StandardTable() {}

    /**
     * The rows of a table of the standard.
     *
     * @param name of a file in {@code src/main/standard}, for example {@code iod-modules.tsv}
     */
    public static List<String[]> rows(String name) {
        return rowsOf("standard/" + name);
    }

    /**
     * A whole table of the standard with its first line, for readers that need only some of its rows.
     *
     * @param name as of {@link #rows}
     */
    public static String text(String name) {
        try (var resource = open("standard/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table about private elements. */
    static List<String[]> vendorRows(String name) {
        return rowsOf("vendors/" + name);
    }

    private static List<String[]> rowsOf(String name) {
        try (var reader = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(StandardTable.class.getResourceAsStream(name), name);
    }
}
