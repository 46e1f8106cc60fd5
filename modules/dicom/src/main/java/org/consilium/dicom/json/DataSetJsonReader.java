package org.consilium.dicom.json;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.charset.PersonName;
import org.consilium.dicom.json.JsonValue.JsonArray;
import org.consilium.dicom.json.JsonValue.JsonLiteral;
import org.consilium.dicom.json.JsonValue.JsonObject;
import org.consilium.dicom.json.JsonValue.JsonText;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Makes data sets of JSON objects (PS3.18 F.2). */
final class DataSetJsonReader {

    private static final int TAG_DIGITS = 8;

    private final BulkDataResolver bulkData;

    DataSetJsonReader(BulkDataResolver bulkData) {
        this.bulkData = bulkData;
    }

    List<DataSet> readAll(JsonValue value) {
        if (value instanceof JsonArray(List<JsonValue> values)) {
            return values.stream().map(this::dataSet).toList();
        }
        return List.of(dataSet(value));
    }

    private DataSet dataSet(JsonValue value) {
        if (!(value instanceof JsonObject(Map<String, JsonValue> members))) {
            throw invalid("a data set is not an object");
        }
        DataSetBuilder builder = DataSet.builder();
        members.forEach((name, element) -> element(builder, tag(name), element));
        return builder.build();
    }

    /** An item; some writers make an empty one a null. */
    private DataSet item(JsonValue value) {
        return value instanceof JsonLiteral literal && literal.isNull() ? DataSet.empty() : dataSet(value);
    }

    /** A tag as eight digits, or a keyword, which some senders write. */
    private static int tag(String name) {
        if (name.length() == TAG_DIGITS && name.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Integer.parseUnsignedInt(name, 16);
        }
        return Dictionary.tag(name).orElseThrow(() -> invalid("a name is neither tag nor keyword"));
    }

    private void element(DataSetBuilder builder, int tag, JsonValue value) {
        if (!(value instanceof JsonObject(Map<String, JsonValue> members))) {
            throw invalid(Tags.toString(tag) + " is not an object");
        }
        VR vr = members.get("vr") instanceof JsonText(String name)
                ? VR.of(name).orElseThrow(() -> invalid(Tags.toString(tag) + " has an unknown vr"))
                : Dictionary.vr(tag);
        JsonValue inline = members.get("InlineBinary");
        JsonValue reference = members.get("BulkDataURI");
        JsonValue values = members.get("Value");
        if (inline != null && vr != VR.SQ) {
            builder.bytes(tag, vr, decoded(tag, string(tag, inline)));
        } else if (reference != null) {
            builder.copy(referenced(tag, vr, string(tag, reference)));
        } else if (values instanceof JsonArray(List<JsonValue> array)) {
            values(builder, tag, vr, array);
        } else if (values == null && inline == null) {
            empty(builder, tag, vr);
        } else {
            throw invalid(Tags.toString(tag) + " has a value of the wrong form");
        }
    }

    private static String string(int tag, JsonValue value) {
        if (value instanceof JsonText(String text)) {
            return text;
        }
        throw invalid(Tags.toString(tag) + " has a value of the wrong form");
    }

    private Element referenced(int tag, VR vr, String uri) {
        Element element = bulkData.element(tag, vr, uri)
                .orElseThrow(() -> invalid(Tags.toString(tag) + " has an unknown BulkDataURI"));
        if (element.tag() != tag) {
            throw new IllegalStateException("the resolver gave another element than it was asked for");
        }
        return element;
    }

    private static void empty(DataSetBuilder builder, int tag, VR vr) {
        if (vr == VR.SQ) {
            builder.items(tag);
        } else {
            builder.bytes(tag, vr, new byte[0]);
        }
    }

    private static byte[] decoded(int tag, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.INVALID_REQUEST, Tags.toString(tag) + " is not Base64", e);
        }
    }

    private void values(DataSetBuilder builder, int tag, VR vr, List<JsonValue> values) {
        if (vr == VR.SQ) {
            builder.items(tag, values.stream().map(this::item).toList());
        } else if (vr.isBulk()) {
            throw invalid(Tags.toString(tag) + " " + vr + " has no Value");
        } else if (values.isEmpty()) {
            empty(builder, tag, vr);
        } else if (tag == Tag.SpecificCharacterSet) {
            builder.text(tag, "ISO_IR 192"); // JSON is UTF-8 whatever the original was.
        } else {
            List<String> texts = new ArrayList<>();
            values.forEach(value -> texts.add(text(tag, vr, value)));
            builder.unchecked(tag, vr, texts);
        }
    }

    private static String text(int tag, VR vr, JsonValue value) {
        return switch (value) {
            case JsonText(String text) -> text;
            case JsonLiteral literal -> literal.isNull() ? "" : literal.value();
            case JsonObject(Map<String, JsonValue> groups)
            when vr == VR.PN ->
                new PersonName(group(groups, "Alphabetic"), group(groups, "Ideographic"), group(groups, "Phonetic"))
                        .toString();
            case JsonObject _, JsonArray _ -> throw invalid(Tags.toString(tag) + " has a structured value");
        };
    }

    private static String group(Map<String, JsonValue> groups, String name) {
        return groups.get(name) instanceof JsonText(String text) ? text : "";
    }

    private static Rejected invalid(String what) {
        return new Rejected(Reason.INVALID_REQUEST, what);
    }
}
