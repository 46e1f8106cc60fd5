package org.consilium.archive.files;

/**
 * What became of a file.
 *
 * @param name as the sender calls it, those of the archives around it first, divided by {@code !/}
 * @param why a short word for what is neither stored nor a duplicate; empty otherwise
 */
public record TakenFile(String name, Outcome outcome, String why) {

    public enum Outcome {
        STORED,
        /** The same instance is here already. */
        DUPLICATE,
        /** Nothing to store and nothing wrong: a viewer program on a disc, its directory, an empty file. */
        SKIPPED,
        REFUSED
    }

    /** Words of {@link #why} beside the types of refusals in {@link org.consilium.kernel.Reason}. */
    public static final String NOT_DICOM = "not-dicom";

    public static final String EMPTY = "empty";
    /** DICOMDIR: says what lies on a disc, and is no image itself (PS3.3 annex F). */
    public static final String DIRECTORY = "dicom-directory";

    public static final String ARCHIVE_DAMAGED = "archive-damaged";
    public static final String ARCHIVE_PATH = "archive-path";
    public static final String ARCHIVE_ENTRIES = "archive-entries";
    public static final String ARCHIVE_DEPTH = "archive-depth";
    public static final String ARCHIVE_EXPANDS = "archive-expands";
}
