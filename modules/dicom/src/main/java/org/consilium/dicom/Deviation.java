package org.consilium.dicom;

/**
 * One place where something that was read is not as the standard wants it. Nothing is repaired: what was read keeps its bytes,
 * and a deviation says how they were understood.
 *
 * @param kind what is wrong
 * @param path where, as tags and item numbers from 0, for example {@code (0040,0275)[0].(0008,0050)}; empty for the whole file
 *     or data set
 * @param offset where, in bytes from the start of what was read, the file or the data set; of the inflated data set where it was
 *     deflated; -1 where the element was not read from bytes
 * @param text what is wrong, for people; never a value, since values can identify a person
 */
public record Deviation(Kind kind, String path, long offset, String text) {

    /** What can be wrong. */
    public enum Kind {
        /** A file has no preamble of 128 bytes (PS3.10 7.1). */
        MISSING_PREAMBLE,
        /** A file lacks the prefix {@code DICM}. */
        MISSING_PREFIX,
        /** A file has no file meta information, or none that names the transfer syntax, which was found by looking. */
        MISSING_FILE_META,
        /** The group length of the file meta information is missing or wrong. */
        FILE_META_GROUP_LENGTH,
        /** A value has an odd number of bytes (PS3.5 7.1.1). */
        ODD_LENGTH,
        /** A value representation nobody knows; the value is kept as UN. */
        UNKNOWN_VR,
        /** An element of an explicit data set without a value representation; read as implicit. */
        MISSING_VR,
        /** Another value representation than the dictionary has. */
        WRONG_VR,
        /** Tags do not ascend (PS3.5 7.1). */
        OUT_OF_ORDER,
        /** A tag comes twice; the last element counts. */
        DUPLICATE,
        /** A delimiter where no sequence or item is open; skipped. */
        STRAY_DELIMITER,
        /** A sequence or item whose length differs from what is in it. */
        SEQUENCE_LENGTH,
        /** A sequence that cannot be read as items; kept as UN. */
        NO_SEQUENCE,
        /** Bytes behind the last element that are no element; ignored. */
        TRAILING_BYTES,
        /** The bytes end within an element; what came before was kept. */
        TRUNCATED,
        /** A Specific Character Set (0008,0005) that the standard does not define. */
        UNKNOWN_CHARACTER_SET,
        /** Bytes that mean nothing in the declared character set; the text has U+FFFD or a guess in their place. */
        UNDECODABLE_TEXT,
        /** A value with more characters than its value representation allows (PS3.5 table 6.2-1). */
        VALUE_TOO_LONG,
        /** A value with characters that its value representation lacks. */
        VALUE_CHARACTERS,
        /** A value that is not written as its value representation wants: no date, no number, no UID. */
        VALUE_FORMAT,
        /** A binary value whose length is no multiple of its words. */
        VALUE_LENGTH,
        /** More or fewer values than the dictionary allows (PS3.6 6). */
        VALUE_MULTIPLICITY
    }

    @Override
    public String toString() {
        String where = path.isEmpty() ? "" : " at " + path;
        return kind + where + (offset < 0 ? "" : ", offset " + offset) + ": " + text;
    }
}
