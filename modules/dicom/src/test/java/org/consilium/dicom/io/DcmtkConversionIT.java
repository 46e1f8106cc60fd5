package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.dicom.PeerExceptions;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we convert, DCMTK reads as it reads the original, and as it reads what it converted itself. */
class DcmtkConversionIT {

    /** Larger files tell nothing more and cost a second each. */
    private static final long BYTES_MAX = 140_000;

    private static final List<String> FOLDERS = List.of(
            "charsets", "ct", "mr", "sr", "rt", "us", "pr", "kos", "waveform", "transfer-syntaxes", "nm", "paramap");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2, +ti",
        "1.2.840.10008.1.2.1, +te",
        "1.2.840.10008.1.2.2, +tb",
        "1.2.840.10008.1.2.1.99, +td"
    })
    void convertsWhatDcmtkReadsAsTheOriginal(String uid, String option) throws IOException {
        ForeignTool dcmdump = ForeignTool.require("dcmdump");
        ForeignTool.require("dcmconv");
        PeerExceptions differences = new PeerExceptions();
        List<String> names = new ArrayList<>();
        List<Path> originals = new ArrayList<>();
        for (Path file : files()) {
            Part10File read = Part10.read(file);
            if (!read.meta().transferSyntax().isEncapsulated()) {
                names.add(TestData.folder("").relativize(file).toString());
                originals.add(file);
                Files.write(ours(names.size()), converted(read, new TransferSyntax(uid)));
            }
        }
        assertThat(names).hasSizeGreaterThan(40);
        convert(option, originals);
        Map<Path, List<String>> dumps = dumps(dcmdump, originals, names.size());
        for (int i = 1; i <= names.size(); i++) {
            if (!uid.equals(Uids.ImplicitVRLittleEndian)) { // Value representations that a file has get lost there.
                List<String> original = lines(dumps, originals.get(i - 1));
                compare(names.get(i - 1) + " original", lines(dumps, ours(i)), original, differences);
            }
            compare(names.get(i - 1) + " dcmconv", lines(dumps, ours(i)), lines(dumps, theirs(i)), differences);
        }
        differences.check();
    }

    /** Lets DCMTK convert all files, started by one shell: it takes one at a time. */
    private void convert(String option, List<Path> originals) throws IOException {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            commands.add("dcmconv -q %s +e -g '%s' '%s'".formatted(option, originals.get(i), theirs(i + 1)));
        }
        Path script = Files.write(folder.resolve("convert"), commands);
        ForeignTool.require("sh").run(script);
    }

    private static List<Path> files() {
        return FOLDERS.stream()
                .flatMap(name -> TestData.files(name).stream())
                .filter(file -> file.toFile().length() < BYTES_MAX)
                .toList();
    }

    private Path ours(int number) {
        return folder.resolve("ours-" + number);
    }

    private Path theirs(int number) {
        return folder.resolve("theirs-" + number);
    }

    private static byte[] converted(Part10File file, TransferSyntax transferSyntax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileMeta meta = file.meta();
        Part10.write(
                FileMeta.of(meta.mediaStorageSopClassUid(), meta.mediaStorageSopInstanceUid(), transferSyntax),
                file.dataSet(),
                out);
        return out.toByteArray();
    }

    /** The elements of all files as {@code dcmdump} prints them, in one run: tag, value representation, value, nesting. */
    private Map<Path, List<String>> dumps(ForeignTool dcmdump, List<Path> originals, int count) {
        List<Path> files = new ArrayList<>(originals);
        for (int i = 1; i <= count; i++) {
            files.add(ours(i));
            files.add(theirs(i));
        }
        List<Object> arguments = new ArrayList<>(List.of("-q", "+L", "+F", "-Un"));
        arguments.addAll(files);
        String output = dcmdump.run(arguments.toArray()).output();
        Map<Path, List<String>> dumps = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : (Iterable<String>) output.lines()::iterator) {
            if (line.startsWith("# dcmdump (")) {
                lines = new ArrayList<>();
                dumps.put(Path.of(line.replaceFirst("^# dcmdump \\([0-9/]+\\): ", "")), lines);
            } else {
                element(line).forEach(lines::add);
            }
        }
        return dumps;
    }

    private static List<String> lines(Map<Path, List<String>> dumps, Path file) {
        return dumps.getOrDefault(file, List.of());
    }

    /** Without lengths, which differ, delimiters, which are left away, and the head of the file. */
    private static Stream<String> element(String line) {
        String stripped = line.strip();
        boolean counts = stripped.startsWith("(")
                && !stripped.startsWith("(0002,")
                && !stripped.startsWith("(fffe,e0")
                && !stripped.substring(5, 10).equals(",0000");
        return counts
                ? Stream.of(line.replaceFirst("# +[0-9u/l]+, *[0-9-]+ .*$", "")
                        .replaceFirst("\\((Sequence|PixelSequence) with .*$", "sequence")
                        .replaceFirst("(\\(....,....\\)) \\?\\? ", "$1 UN ")
                        .stripTrailing())
                : Stream.empty();
    }

    private static void compare(String name, List<String> ours, List<String> theirs, PeerExceptions differences) {
        if (theirs.isEmpty()) {
            differences.add(name + " has nothing to compare");
            return;
        }
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            String our = i < ours.size() ? ours.get(i) : "missing";
            String their = i < theirs.size() ? theirs.get(i) : "missing";
            if (!our.equals(their)) {
                differences.add("%s ours %s theirs %s".formatted(name, our.strip(), their.strip()));
            }
        }
    }
}
