package org.consilium.cases;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.Person;

/**
 * Documents of cases. Who reads the case reads them, as long as that holds.
 *
 * <p>Errors common to all: NOT_FOUND (no such case or document, or one foreign to the person), NOT_AUTHORIZED, NOT_IN_THIS_STATE, UNAVAILABLE (the
 * object store is away).
 */
public interface CaseDocuments {

    /** Longest name in characters. */
    int NAME_LENGTH_MAX = 200;

    /**
     * What is brought.
     *
     * @param name as its sender calls it
     * @param file its bytes, in a place of the caller's, who deletes it
     */
    record Brought(String name, CaseDocument.Kind kind, Path file) {}

    /** Whether somebody may add a document now. Errors: those of {@link #add} that do not depend on the document. */
    void mayAdd(Person by, CaseId id);

    /**
     * Adds a document. After submission it makes a new version of the manifest and the specialist is told. Errors: UNSUPPORTED_MEDIA_TYPE and
     * NOT_PROCESSABLE (not taken), TOO_LARGE (too many, or too much), ALREADY_EXISTS (the case has it), INVALID_REQUEST (no name).
     */
    CaseView add(Person by, CaseId id, Brought brought);

    /** Takes a document out of a draft, which nobody has seen. */
    CaseView remove(Person by, CaseId id, UUID document);

    /** A document of a case that was sent counts no more, which makes a new version of the manifest; it stays readable. */
    CaseView supersede(Person by, CaseId id, UUID document, String reason);

    /** The bytes, compared with their digest while they are read. The caller closes them. */
    Opened open(Person by, CaseId id, UUID document);

    /** What its reader has found; none when there is nothing, or not yet. */
    Optional<String> text(Person by, CaseId id, UUID document);

    /** A document with its bytes. */
    record Opened(CaseDocument document, InputStream bytes) {}
}
