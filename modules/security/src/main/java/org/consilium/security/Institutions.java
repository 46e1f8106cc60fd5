package org.consilium.security;

import java.util.List;
import java.util.Optional;

/** The institutions this node serves. */
public interface Institutions {

    List<Institution> all();

    Optional<Institution> find(InstitutionId id);

    Optional<Institution> findByName(String name);

    /** The institution that runs this node: the owner of studies from senders without an institution of their own. */
    Institution home();

    /** Creates or replaces. Errors: INVALID_REQUEST (empty name, parent unknown or a cycle), ALREADY_EXISTS (name taken). */
    void save(Institution institution);
}
