package org.consilium.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The services of DICOM peers in {@code docs/access.md}: which requests of which SOP class the node performs. */
public final class PeerServiceTable {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "access.md");
    private static final String HEADING = "| Service | Requests | SOP class | Needs |";
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (.+?) \\| (.+?) \\| (.+?) \\|");

    /** What stands in the place of a UID for all of storage. */
    public static final String STORAGE = "every storage SOP class, private and unknown ones";

    private PeerServiceTable() {}

    /** The requests by SOP class UID, or by {@link #STORAGE}. */
    public static Map<String, Set<String>> requests() throws IOException {
        var requests = new TreeMap<String, Set<String>>();
        Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals(HEADING))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .forEach(row -> requests.put(
                        row.group(3).replace("`", ""),
                        new TreeSet<>(Arrays.asList(row.group(2).split(", ")))));
        assertThat(requests).as(HEADING).isNotEmpty();
        return requests;
    }
}
