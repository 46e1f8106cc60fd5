package org.consilium.web.dicomweb.query;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;

/**
 * Collects the attributes of one match. Values come from what was received and may break the rules of their value
 * representation: they are shown as they are. An attribute without a value is returned empty (PS3.18 10.6.3.3).
 */
final class ResultRow {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private static final int US_MAX = 0xFFFF;

    private final DataSetBuilder attributes = DataSet.builder();

    ResultRow() {
        attributes.text(Tag.SpecificCharacterSet, "ISO_IR 192");
    }

    ResultRow text(int tag, String value) {
        return value(tag, value);
    }

    ResultRow texts(int tag, Collection<String> values) {
        return value(tag, String.join("\\", values));
    }

    ResultRow date(int tag, Optional<LocalDate> date) {
        return value(tag, date.map(DateTimeFormatter.BASIC_ISO_DATE::format).orElse(""));
    }

    ResultRow time(int tag, Optional<LocalTime> time) {
        return value(tag, time.map(TIME::format).orElse(""));
    }

    /** Left out when its value representation does not hold it: what was received had another one. */
    ResultRow number(int tag, int number) {
        if (Dictionary.vr(tag) != VR.US || number == (number & US_MAX)) {
            attributes.integers(tag, number);
        }
        return this;
    }

    /** Left out when unknown: an image without rows has no rows. */
    ResultRow number(int tag, OptionalInt number) {
        number.ifPresent(value -> number(tag, value));
        return this;
    }

    /** Takes over what it does not have itself. */
    ResultRow copyMissing(DataSet attributesOfObject) {
        DataSet own = attributes.build();
        attributes.copy(attributesOfObject).copy(own);
        return this;
    }

    DataSet build() {
        return attributes.build();
    }

    private ResultRow value(int tag, String value) {
        VR vr = Dictionary.vr(tag);
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length % 2 != 0) {
            bytes = (value + (vr == VR.UI ? "\0" : " ")).getBytes(StandardCharsets.UTF_8);
        }
        attributes.bytes(tag, vr, bytes);
        return this;
    }
}
