package org.consilium.archive;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/**
 * What to look for, in the words of PS3.4 C.2.2.2: keys and values to match. Keys of the patient and study level may be
 * used at every level, keys of the series level at series and instance level.
 *
 * @param keys value to match per tag, as text: a single value; several UIDs, AE titles or code strings separated by
 *     backslash or comma; {@code *} and {@code ?} in texts; {@code from-to} for dates (YYYYMMDD) and times (HHMMSS); empty
 *     matches everything
 * @param anyText words that must all occur in patient name, patient ID, accession number or study description; for people
 *     who type into one field
 * @param fuzzy whether names match by component in any order, ignoring accents (PS3.18 8.3.4.2)
 * @param dateTime whether a range of study dates and one of study times, or of dates and times of performed procedure steps,
 *     mean one range of instants (PS3.4 C.2.2.2.5)
 * @param limit most rows to answer, 1 to {@link #LIMIT_MAX}
 * @param offset rows to leave out before the first
 */
public record Query(
        Map<Integer, String> keys, Optional<String> anyText, boolean fuzzy, boolean dateTime, int limit, long offset) {

    /** Most rows of one page. */
    public static final int LIMIT_MAX = 10_000;

    /** Rows of a page when nothing is said. */
    public static final int LIMIT_DEFAULT = 1_000;

    /** Errors: INVALID_REQUEST for a NUL, which no text holds and PostgreSQL does not take. */
    public Query {
        keys = Map.copyOf(keys);
        if (Stream.concat(keys.values().stream(), anyText.stream()).anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw new Rejected(Reason.INVALID_REQUEST, "NUL is not a character of a text");
        }
        limit = Math.clamp(limit, 1, LIMIT_MAX);
        offset = Math.max(0, offset);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Everything of one study. */
    public static Query ofStudy(Uid study) {
        return builder()
                .match(Tag.StudyInstanceUID, study.value())
                .limit(LIMIT_MAX)
                .build();
    }

    /** Collects the parts of a query. */
    public static final class Builder {
        /** Last year a date can name (PS3.5 table 6.2-1, VR DA). */
        private static final int YEAR_MAX = 9999;

        private final Map<Integer, String> keys = new LinkedHashMap<>();
        private Optional<String> anyText = Optional.empty();
        private boolean fuzzy;
        private boolean dateTime;
        private int limit = LIMIT_DEFAULT;
        private long offset;

        private Builder() {}

        public Builder match(int tag, String value) {
            keys.put(tag, value);
            return this;
        }

        public Builder matchUids(int tag, List<Uid> uids) {
            return match(tag, String.join("\\", uids.stream().map(Uid::value).toList()));
        }

        /**
         * Study dates from one day to another, both included; an absent end is open. Errors: INVALID_REQUEST for a year that
         * has not four digits.
         */
        public Builder studyDate(Optional<LocalDate> from, Optional<LocalDate> to) {
            if (from.isEmpty() && to.isEmpty()) {
                return this;
            }
            return match(
                    Tag.StudyDate,
                    from.map(Builder::date).orElse("") + "-"
                            + to.map(Builder::date).orElse(""));
        }

        public Builder anyText(String words) {
            anyText = Optional.of(words).filter(text -> !text.isBlank());
            return this;
        }

        public Builder fuzzy(boolean value) {
            fuzzy = value;
            return this;
        }

        public Builder dateTime(boolean value) {
            dateTime = value;
            return this;
        }

        public Builder limit(int rows) {
            limit = rows;
            return this;
        }

        public Builder offset(long rows) {
            offset = rows;
            return this;
        }

        public Query build() {
            return new Query(keys, anyText, fuzzy, dateTime, limit, offset);
        }

        private static String date(LocalDate date) {
            if (date.getYear() < 0 || date.getYear() > YEAR_MAX) {
                throw new Rejected(Reason.INVALID_REQUEST, "a year has four digits");
            }
            return date.format(DateTimeFormatter.BASIC_ISO_DATE);
        }
    }
}
