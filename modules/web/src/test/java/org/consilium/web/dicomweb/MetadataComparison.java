package org.consilium.web.dicomweb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Metadata beside the JSON that somebody else makes of the same file. */
final class MetadataComparison {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PIXELS = "7FE00010";

    /** How each names the character set, and padding behind the pixels. */
    private static final Set<String> LEFT_OUT = Set.of("00080005", "FFFCFFFC");

    private MetadataComparison() {}

    /** What is said otherwise, in one line each; nothing when all is the same. */
    static List<String> differences(JsonNode own, JsonNode other) {
        Map<String, String> ours = flat(own);
        Map<String, String> theirs = flat(other);
        List<String> differences = new ArrayList<>();
        ours.forEach((path, value) -> {
            // What a data set does not say, everybody has from a dictionary of their own: pydicom of makers, we of the
            // standard.
            String said = theirs.getOrDefault(path, "nothing");
            if (!value.equals(said) && !value.startsWith("UN") && !said.startsWith("UN")) {
                differences.add(path + " ours " + value + " theirs " + said);
            }
        });
        theirs.keySet().stream()
                .filter(path -> !ours.containsKey(path))
                .forEach(path -> differences.add(path + " only theirs " + theirs.get(path)));
        return differences;
    }

    /** @param onePerByte output of a program, one character for each byte */
    static JsonNode tree(String onePerByte) {
        return JSON.readTree(new String(onePerByte.getBytes(ISO_8859_1), UTF_8));
    }

    /**
     * Value representation and values by the path of each attribute. Left out: how bulk data is given, in line or by
     * reference; group lengths; the character set, which each names its own way; the value representation of pixels, which some
     * writers of compressed ones call OW; and what lies behind the pixels, which is not read for metadata. Numbers compare as numbers, whether
     * written as such or as texts; a value that is null, empty or a name of separators alone is no value.
     */
    private static Map<String, String> flat(JsonNode dataSet) {
        Map<String, String> all = new TreeMap<>();
        flat("", dataSet, all);
        return all;
    }

    private static void flat(String path, JsonNode dataSet, Map<String, String> all) {
        for (var attribute : dataSet.properties()) {
            String tag = attribute.getKey();
            if (tag.endsWith("0000") || tag.startsWith("0002") || LEFT_OUT.contains(tag)) {
                continue;
            }
            if (path.isEmpty() && tag.compareTo(PIXELS) > 0) {
                continue;
            }
            String vr = tag.equals(PIXELS)
                    ? "pixels"
                    : attribute.getValue().path("vr").asString();
            JsonNode values = attribute.getValue().path("Value");
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (vr.equals("SQ")) {
                    flat(path + tag + "[" + i + "].", values.get(i), all);
                } else {
                    shown.add(shown(vr, values.get(i)));
                }
            }
            boolean isEmpty = shown.stream().allMatch(String::isEmpty);
            all.put(path + tag, vr + (isEmpty ? "" : shown));
        }
    }

    private static String shown(String vr, JsonNode value) {
        if (value.isObject()) {
            Map<String, String> groups = new TreeMap<>();
            value.properties()
                    .forEach(group -> groups.put(
                            group.getKey(), group.getValue().asString().replaceAll("[\\^ ]+$", "")));
            groups.values().removeIf(String::isEmpty);
            return groups.isEmpty() ? "" : groups.toString();
        }
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            // Some write one digit more than there is, and some a zero with its sign.
            double number = vr.equals("FL") ? (float) value.asDouble() : value.asDouble();
            return number == 0 ? "0" : String.format(Locale.ROOT, "%.14e", number);
        }
        return value.asString().strip();
    }
}
