package org.consilium.storage.pack;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/**
 * The text at the end of a pack: lines that begin with a hash, then a line per instance with columns divided by tabs, then a
 * last line of {@value #LAST_LINE_BYTES} bytes that says how long all lines before it are and their SHA-256. Nothing but
 * ASCII: any tool can read it.
 */
final class PackIndex {

    static final int LAST_LINE_BYTES = 102;

    /** Longest index that is read, in bytes: some 200,000 instances. */
    static final long BYTES_MAX = 64L << 20;

    private static final String HEAD = """
            #Consilium pack 1: whole DICOM Part 10 files one after another, then this index, then a line with its length and SHA-256
            #offset\tbytes before the data set\tbytes of the data set\tSHA-256 of the data set\ttransfer syntax\tSOP class\tSOP instance\tseries\tstudy\tnotes
            """;
    private static final String HEADS = "#SHA-256 of the bytes before all data sets\t";
    private static final Pattern LAST_LINE = Pattern.compile("CONSILIUM-PACK 1 ([0-9]{19}) ([0-9a-f]{64})\n");
    private static final int COLUMNS = 10;

    private PackIndex() {}

    /**
     * The text, last line included.
     *
     * @param headsSha256 digest of the bytes before the data sets, one after another
     */
    static byte[] encode(List<PackEntry> entries, byte[] headsSha256) {
        var head = HEAD + HEADS + HexFormat.of().formatHex(headsSha256) + "\n";
        var lines = entries.stream().map(PackIndex::line).collect(Collectors.joining("", head, ""));
        var text = lines.getBytes(StandardCharsets.US_ASCII);
        var last = "CONSILIUM-PACK 1 %019d %s\n"
                .formatted(text.length, HexFormat.of().formatHex(sha256(text)));
        return (lines + last).getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(PackEntry entry) {
        var instance = entry.instance();
        return String.join(
                        "\t",
                        Long.toString(entry.offset()),
                        Integer.toString(entry.headLength()),
                        Long.toString(entry.dataLength()),
                        HexFormat.of().formatHex(instance.sha256()),
                        escaped(instance.transferSyntax()),
                        escaped(instance.sopClass()),
                        instance.sopInstance().value(),
                        instance.series().value(),
                        instance.study().value(),
                        notes(instance.notes()))
                + "\n";
    }

    /** As in the query of a URL, which everybody can decode. */
    private static String notes(SortedMap<String, String> notes) {
        return notes.entrySet().stream()
                .map(note -> escaped(note.getKey()) + "=" + escaped(note.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescaped(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** What the last line says. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    record LastLine(long indexLength, byte[] sha256) {

        /** Reads the last bytes of an object; none when it is no pack. */
        static Optional<LastLine> parse(byte[] line) {
            var matcher = LAST_LINE.matcher(new String(line, StandardCharsets.ISO_8859_1));
            return matcher.matches()
                    ? Optional.of(new LastLine(
                            Long.parseLong(matcher.group(1)), HexFormat.of().parseHex(matcher.group(2))))
                    : Optional.empty();
        }
    }

    /**
     * Reads the lines before the last one.
     *
     * @param filesLength bytes of the pack before the index
     * @throws DamagedPack when they are not what was written
     */
    static List<PackEntry> decode(byte[] lines, LastLine last, long filesLength) throws DamagedPack {
        if (!Arrays.equals(sha256(lines), last.sha256())) {
            throw new DamagedPack("The index of the pack is damaged");
        }
        var entries = new ArrayList<PackEntry>();
        for (var line : new String(lines, StandardCharsets.US_ASCII).split("\n")) {
            if (!line.startsWith("#") && !line.isEmpty()) {
                entries.add(entry(line, filesLength));
            }
        }
        return entries;
    }

    /** Digest of the bytes before the data sets; none in packs of earlier versions. */
    static Optional<byte[]> headsSha256(byte[] lines) throws DamagedPack {
        try {
            return new String(lines, StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(HEADS))
                    .findFirst()
                    .map(line -> HexFormat.of().parseHex(line.substring(HEADS.length())));
        } catch (IllegalArgumentException e) {
            throw new DamagedPack("A line of the index of the pack cannot be read", e);
        }
    }

    private static PackEntry entry(String line, long filesLength) throws DamagedPack {
        var columns = line.split("\t", -1);
        if (columns.length < COLUMNS) {
            throw new DamagedPack("A line of the index of the pack is too short");
        }
        try {
            var instance = new PackedInstance(
                    new Uid(columns[8]),
                    new Uid(columns[7]),
                    new Uid(columns[6]),
                    unescaped(columns[5]),
                    unescaped(columns[4]),
                    HexFormat.of().parseHex(columns[3]),
                    notes(columns[9]));
            var entry = new PackEntry(
                    instance, Long.parseLong(columns[0]), Integer.parseInt(columns[1]), Long.parseLong(columns[2]));
            if (entry.offset() < 0
                    || entry.headLength() < 0
                    || entry.dataLength() < 0
                    || entry.dataLength() > filesLength - entry.headLength() - entry.offset()) {
                throw new DamagedPack("A line of the index points outside the pack");
            }
            return entry;
        } catch (IllegalArgumentException | Rejected e) {
            throw new DamagedPack("A line of the index of the pack cannot be read", e);
        }
    }

    private static SortedMap<String, String> notes(String text) {
        var notes = new TreeMap<String, String>();
        for (var note : text.split("&")) {
            int equals = note.indexOf('=');
            if (equals > 0) {
                notes.put(unescaped(note.substring(0, equals)), unescaped(note.substring(equals + 1)));
            }
        }
        return notes;
    }

    private static byte[] sha256(byte[] bytes) {
        return newSha256().digest(bytes);
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
