package org.consilium.dicom.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.dicom.json.JsonValue.JsonArray;
import org.consilium.dicom.json.JsonValue.JsonLiteral;
import org.consilium.dicom.json.JsonValue.JsonObject;
import org.consilium.dicom.json.JsonValue.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Compares two data sets in JSON element by element. Numbers are equal where their values are, Base64 where its bytes are,
 * an empty text is a null, and the character set is not compared, since JSON is UTF-8 whatever the original was; all else
 * is equal character for character.
 */
final class JsonComparison {

    private final List<String> differences = new ArrayList<>();

    private JsonComparison() {}

    /** One line for each difference, beginning with the path of tags and item numbers. */
    static List<String> differences(JsonValue ours, JsonValue theirs) {
        JsonComparison comparison = new JsonComparison();
        comparison.dataSets("", members(ours), members(theirs));
        return comparison.differences;
    }

    static Map<String, JsonValue> members(JsonValue value) {
        return value instanceof JsonObject(Map<String, JsonValue> members) ? members : Map.of();
    }

    private void dataSets(String path, Map<String, JsonValue> ours, Map<String, JsonValue> theirs) {
        TreeMap<String, JsonValue> tags = new TreeMap<>(ours);
        tags.putAll(theirs);
        for (String tag : tags.keySet()) {
            if (!ours.containsKey(tag)) {
                differences.add(path + tag + " only theirs " + brief(theirs.get(tag)));
            } else if (!theirs.containsKey(tag)) {
                differences.add(path + tag + " only ours " + brief(ours.get(tag)));
            } else {
                elements(path + tag, members(ours.get(tag)), members(theirs.get(tag)));
            }
        }
    }

    private void elements(String path, Map<String, JsonValue> ours, Map<String, JsonValue> theirs) {
        if (!text(ours.get("vr")).equals(text(theirs.get("vr")))) {
            differences.add(path + " vr " + text(ours.get("vr")) + " " + text(theirs.get("vr")));
            return;
        }
        List<JsonValue> our = values(ours);
        List<JsonValue> their = values(theirs);
        if (path.endsWith("00080005")) {
            return;
        }
        if (our.size() != their.size()) {
            differences.add(path + " count " + our.size() + " " + their.size());
            return;
        }
        for (int i = 0; i < our.size(); i++) {
            if (text(ours.get("vr")).equals("SQ")) {
                dataSets(path + "/" + (i + 1) + "/", members(our.get(i)), members(their.get(i)));
            } else if (!isSame(text(ours.get("vr")), our.get(i), their.get(i))) {
                differences.add(path + " value " + brief(our.get(i)) + " " + brief(their.get(i)));
            }
        }
        bytes(path, ours, theirs);
    }

    private void bytes(String path, Map<String, JsonValue> ours, Map<String, JsonValue> theirs) {
        if (!hex(ours).equals(hex(theirs))) {
            differences.add(path + " bytes " + hex(ours).length() / 2 + " "
                    + hex(theirs).length() / 2);
        }
    }

    private static String hex(Map<String, JsonValue> element) {
        return HexFormat.of().formatHex(Base64.getMimeDecoder().decode(text(element.get("InlineBinary"))));
    }

    private static List<JsonValue> values(Map<String, JsonValue> element) {
        return element.get("Value") instanceof JsonArray(List<JsonValue> values) ? values : List.of();
    }

    private static boolean isSame(String vr, JsonValue ours, JsonValue theirs) {
        String our = scalar(ours);
        String their = scalar(theirs);
        if (our.equals(their)) {
            return true;
        }
        try {
            return switch (vr) {
                case "FL" -> Float.parseFloat(our) == Float.parseFloat(their);
                case "FD" -> Double.parseDouble(our) == Double.parseDouble(their);
                case "DS", "IS", "UV", "SV" -> new BigDecimal(our).compareTo(new BigDecimal(their)) == 0;
                default -> false;
            };
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String scalar(JsonValue value) {
        return switch (value) {
            case JsonLiteral(String literal) -> literal.equals("null") ? "" : literal;
            case JsonText(String text) -> text;
            case JsonObject(Map<String, JsonValue> groups) -> groups(groups);
            case JsonArray _ -> value.toString();
        };
    }

    /** A name without the empty components at the end of its groups, which some write and some do not. */
    private static String groups(Map<String, JsonValue> groups) {
        StringBuilder name = new StringBuilder();
        new TreeMap<>(groups)
                .forEach((group, value) -> name.append(group).append('=').append(stripped(text(value))));
        return name.toString();
    }

    private static String stripped(String group) {
        return group.replaceAll("[ ^]+$", "");
    }

    private static String text(@Nullable JsonValue value) {
        return value instanceof JsonText(String text) ? text : "";
    }

    private static String brief(@Nullable JsonValue value) {
        String text = String.valueOf(value);
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
