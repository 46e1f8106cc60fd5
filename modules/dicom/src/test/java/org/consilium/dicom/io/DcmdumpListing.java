package org.consilium.dicom.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.testkit.ForeignTool;

/**
 * What {@code dcmdump} reads from many files, in one process: path of each element to its value representation and the length of
 * its value, of sequences to the number of items. The file meta information is left out.
 */
final class DcmdumpListing {

    private static final Duration RUN_MAX = Duration.ofMinutes(3);
    private static final Pattern FILE = Pattern.compile("# dcmdump \\([0-9]+/[0-9]+\\): (.*)");
    private static final Pattern ELEMENT =
            Pattern.compile("( *)\\(([0-9a-f]{4},[0-9a-f]{4})\\) (..) .*# *(u/l|[0-9]+), *[0-9]+ .*");
    private static final String DATA_SET = "# Dicom-Data-Set";
    private static final String ITEM = "FFFE,E000";

    private final Map<String, String> lines = new TreeMap<>();

    /** The sequences around the next line, outermost first. */
    private final Deque<Open> open = new ArrayDeque<>();

    private boolean inDataSet;

    /** A sequence at an indentation, with as many items as came so far. */
    private static final class Open {
        private final String path;
        private final int indentation;
        private final String vr;
        private int items;

        Open(String path, int indentation, String vr) {
            this.path = path;
            this.indentation = indentation;
            this.vr = vr;
        }
    }

    private DcmdumpListing() {}

    /** By file, by path; a file that it refuses has no elements. */
    static Map<Path, Map<String, String>> of(List<Path> files, Path folder) throws IOException {
        ForeignTool.require("dcmdump");
        List<String> names = files.stream().map(Path::toString).toList();
        Path list = Files.write(folder.resolve("files"), names);
        Path output = folder.resolve("dump");
        // Its status tells of the first file it refuses; the elements tell more.
        ForeignTool.require("sh")
                .run(
                        RUN_MAX,
                        "-c",
                        "tr '\\n' '\\0' < %s | xargs -0 dcmdump -q +F -M -Un +Qn +uc > %s 2>&1"
                                .formatted(list, output));
        Map<Path, DcmdumpListing> listings = new LinkedHashMap<>();
        DcmdumpListing current = new DcmdumpListing();
        for (String line : new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1).split("\n", -1)) {
            Matcher file = FILE.matcher(line);
            if (file.matches()) {
                current = new DcmdumpListing();
                listings.put(Path.of(file.group(1)), current);
            } else {
                current.line(line);
            }
        }
        Map<Path, Map<String, String>> byFile = new LinkedHashMap<>();
        listings.forEach((file, listing) -> byFile.put(file, listing.lines));
        return byFile;
    }

    private void line(String line) {
        inDataSet |= line.startsWith(DATA_SET);
        Matcher element = ELEMENT.matcher(line);
        if (inDataSet && element.matches()) {
            element(
                    element.group(1).length(),
                    element.group(2).toUpperCase(Locale.ROOT),
                    vr(element.group(3)),
                    element.group(4),
                    line.contains("(Sequence with") || line.contains("(PixelSequence"));
        }
    }

    /** DCMTK has names of its own for what it does not know, and for offsets in directory records (UL). */
    private static String vr(String name) {
        return switch (name) {
            case "??" -> "UN";
            case "up" -> "UL";
            default -> name;
        };
    }

    private void element(int indentation, String tag, String vr, String length, boolean sequence) {
        while (!open.isEmpty() && open.getLast().indentation >= indentation) {
            open.removeLast();
        }
        if (tag.equals(ITEM) && !open.isEmpty()) {
            Open around = open.getLast();
            if (vr.equals("pi")) {
                lines.put(around.path + "{" + around.items + "}", length);
            }
            around.items++;
            lines.put(around.path, around.vr + " " + around.items);
            return;
        }
        if (tag.startsWith("FFFE,")) {
            return;
        }
        String path = open.isEmpty() ? "" : open.getLast().path + "[" + (open.getLast().items - 1) + "].";
        path += "(" + tag + ")";
        if (sequence) {
            open.addLast(new Open(path, indentation, vr));
            lines.put(path, vr + " 0");
        } else {
            lines.put(path, vr + " " + length);
        }
    }
}
