package org.consilium.cases;

import java.io.InputStream;
import java.util.List;
import org.consilium.security.Person;

/** Brings full tables of codes from files that the hospital is licensed for. */
public interface CodeImports {

    /** Most errors that one import tells. */
    int ERRORS_MAX = 100;

    /** Most codes of one table. */
    int CODES_MAX = 500_000;

    /** Longest name of a version. */
    int VERSION_LENGTH_MAX = 60;

    /** What cannot be read, and where. @param line 0: not about a line */
    record LineError(int line, String message) {}

    /** @param errors the first ones; none: the table is active */
    record Report(CodeTableVersion table, List<LineError> errors) {}

    /**
     * Reads a table, and uses it in place of the one before if every line of it could be read.
     *
     * <p>Taken are CSV with semicolon, comma or tab, with or without a line of names (code; display), further lines of a code being synonyms, and
     * ClaML (ISO 13120), of which categories and their preferred rubrics are read. Both in UTF-8.
     *
     * <p>Errors: INVALID_REQUEST (no version), ALREADY_EXISTS (another import of the system is under way).
     */
    Report run(Person by, CodeSystem system, String version, InputStream file);

    /** Newest first; of each system also those that were replaced. */
    List<CodeTableVersion> versions();
}
