import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the constants of {@code Tag} and {@code Uids} from the tables of the standard. Run by Maven as a single source
 * file: {@code java StandardSources.java <tables> <target>}.
 */
final class StandardSources {

    private static final String CLASS =
            """
            package org.consilium.dicom;

            /** %s Generated from {@code %s}. */
            public final class %s {

                private %s() {}

            %s
            }
            """;

    private StandardSources() {}

    public static void main(String[] arguments) throws IOException {
        Path tables = Path.of(arguments[0]);
        Path target = Files.createDirectories(Path.of(arguments[1], "org", "consilium", "dicom"));
        write(target, "Tag", "Tags of the data elements (PS3.6 6, PS3.7 E) by keyword.",
                tables.resolve("data-elements.tsv"), StandardSources::tag);
        write(target, "Uids", "Unique identifiers of the standard (PS3.6 A) by keyword.",
                tables.resolve("uids.tsv"), StandardSources::uid);
    }

    private static void write(
            Path target, String name, String purpose, Path table, Function<String[], String> constant)
            throws IOException {
        List<String> lines = Files.readAllLines(table);
        String constants = lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(constant)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        String source = CLASS.formatted(purpose, table.getFileName(), name, name, constants);
        Path file = target.resolve(name + ".java");
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.writeString(file, source);
        }
    }

    /** Columns: tag, keyword, VR, VM, retired, name. A repeating group is named by its first member, 60xx by 6000. */
    private static String tag(String[] row) {
        if (row[1].isEmpty()) {
            return "";
        }
        String hex = row[0].replace('x', '0');
        return "    /** (%s,%s) %s, %s, %s%s. */\n    public static final int %s = 0x%s;\n"
                .formatted(row[0].substring(0, 4), row[0].substring(4), row[5], row[2], row[3], retired(row[4]),
                        row[1], hex);
    }

    /** Columns: UID, keyword, type, retired, name. */
    private static String uid(String[] row) {
        if (row[1].isEmpty()) {
            return "";
        }
        return "    /** %s (%s%s). */\n    public static final String %s = \"%s\";\n"
                .formatted(row[4].replace("&", "&amp;"), row[2], retired(row[3]), row[1], row[0]);
    }

    private static String retired(String flag) {
        return flag.isEmpty() ? "" : ", retired";
    }
}
