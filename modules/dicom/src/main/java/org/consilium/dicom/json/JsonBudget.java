package org.consilium.dicom.json;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** How much of a text may still be read before it costs too much memory. */
final class JsonBudget {

    /** Most values, containers included: three bytes of an empty object must not cost a hundred without end. */
    static final int VALUES_MAX = 2_000_000;

    private int values;
    private long characters;
    private long inlineBytes;

    /** Begins again: what was read is nobody's memory any more. */
    void renew() {
        values = 0;
        characters = 0;
        inlineBytes = 0;
    }

    void value() {
        if (++values > VALUES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + VALUES_MAX + " values of JSON");
        }
    }

    void characters(int count) {
        characters += count;
        if (characters > DicomJson.CHARACTERS_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "JSON above " + DicomJson.CHARACTERS_MAX + " characters");
        }
    }

    /** Counts bytes that came in line, whose characters do not count. */
    void inline(int bytes, int ofCharacters) {
        characters -= ofCharacters;
        inlineBytes += bytes;
        if (inlineBytes > DicomJson.INLINE_BYTES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + DicomJson.INLINE_BYTES_MAX + " bytes in line");
        }
    }
}
