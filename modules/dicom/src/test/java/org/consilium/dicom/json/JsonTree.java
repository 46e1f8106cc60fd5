package org.consilium.dicom.json;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.dicom.json.JsonValue.JsonArray;
import org.consilium.dicom.json.JsonValue.JsonLiteral;
import org.consilium.dicom.json.JsonValue.JsonObject;
import org.consilium.dicom.json.JsonValue.JsonText;

/** A whole text as a tree, to be compared. */
final class JsonTree {

    private final JsonReader json;

    private JsonTree(JsonReader json) {
        this.json = json;
    }

    static JsonValue of(String text) throws IOException {
        return new JsonTree(new JsonReader(new StringReader(text), new JsonBudget())).value();
    }

    private JsonValue value() throws IOException {
        return switch (json.peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonText(json.text());
            default -> new JsonLiteral(json.literal());
        };
    }

    private JsonObject object() throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        json.open('{');
        for (boolean first = true; json.more('}', first); first = false) {
            members.put(json.name(), value());
        }
        return new JsonObject(members);
    }

    private JsonArray array() throws IOException {
        List<JsonValue> values = new ArrayList<>();
        json.open('[');
        for (boolean first = true; json.more(']', first); first = false) {
            values.add(value());
        }
        return new JsonArray(values);
    }
}
