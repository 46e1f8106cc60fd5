package org.consilium.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of institutions beside their place in the tree: the identifier by which files know them, and their departments. */
public interface InstitutionRecords {

    /** Most departments of one institution. */
    int DEPARTMENTS_MAX = 200;

    /** Of those that have one. */
    Map<InstitutionId, String> identifiers();

    Optional<InstitutionId> findByIdentifier(String identifier);

    /** In the order of the alphabet, of those that have some. */
    Map<InstitutionId, List<String>> departments();

    /** Errors: ALREADY_EXISTS (the identifier of another), INVALID_REQUEST (too long). */
    void saveIdentifier(InstitutionId institution, Optional<String> identifier);

    /** Replaces all. Errors: INVALID_REQUEST (too many, one without a name or with too long a name). */
    void saveDepartments(InstitutionId institution, List<String> departments);
}
