package org.consilium.security;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody with an account.
 *
 * @param account name used to sign in, unique on the node, lower case
 * @param name name as shown and as it signs opinions
 * @param languages BCP 47 tags of the languages this person works in
 * @param active false once the person has left: no sign-in, no offers
 */
public record Person(
        PersonId id,
        String account,
        String name,
        Optional<String> email,
        InstitutionId institution,
        Set<Role> roles,
        Set<String> languages,
        ZoneId zone,
        boolean active) {

    public Person {
        roles = Set.copyOf(roles);
        languages = Set.copyOf(languages);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
