package org.consilium.dicom.json;

import java.util.List;
import java.util.Map;

/** A parsed JSON value. */
sealed interface JsonValue {

    record JsonObject(Map<String, JsonValue> members) implements JsonValue {}

    record JsonArray(List<JsonValue> values) implements JsonValue {}

    record JsonText(String value) implements JsonValue {}

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record JsonLiteral(String value) implements JsonValue {

        boolean isNull() {
            return value.equals("null");
        }
    }
}
