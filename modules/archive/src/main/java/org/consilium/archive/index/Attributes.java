package org.consilium.archive.index;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Rejected;

/** Values of a header as columns. What cannot be read is empty: an image is not lost for an odd date. */
final class Attributes {

    /** Longest text of a column in characters; DICOM's own limit is 64 for most, 324 for names. */
    private static final int TEXT_MAX = 1024;

    private static final int DATE_LENGTH = 8;

    private final DataSet header;

    Attributes(DataSet header) {
        this.header = header;
    }

    /** First value, empty when absent; without NUL, which PostgreSQL does not keep. */
    String text(int tag) {
        try {
            var text = header.text(tag).orElse("").replace("\0", "").strip();
            return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
        } catch (Rejected unreadable) {
            return "";
        }
    }

    OptionalInt integer(int tag) {
        try {
            return header.integer(tag);
        } catch (Rejected unreadable) {
            return OptionalInt.empty();
        }
    }

    /** DA (PS3.5 6.2), also in the form YYYY.MM.DD of before 1993. */
    Optional<LocalDate> date(int tag) {
        var digits = text(tag).replace(".", "");
        try {
            return digits.length() == DATE_LENGTH
                    ? Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE))
                    : Optional.empty();
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** TM (PS3.5 6.2): HHMMSS.FFFFFF with parts left out at the end, also with the colons of before 1993. */
    Optional<LocalTime> time(int tag) {
        var text = text(tag).replace(":", "");
        if (!text.matches("\\d{2}(\\d{2}(\\d{2}(\\.\\d{1,6})?)?)?")) {
            return Optional.empty();
        }
        int nanos = text.length() > 7 ? Integer.parseInt((text.substring(7) + "000000000").substring(0, 9)) : 0;
        try {
            // A leap second is kept as the last one of its minute.
            return Optional.of(LocalTime.of(part(text, 0), part(text, 2), Math.min(59, part(text, 4)), nanos));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static int part(String text, int from) {
        return text.length() >= from + 2 ? Integer.parseInt(text.substring(from, from + 2)) : 0;
    }
}
