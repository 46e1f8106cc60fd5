package org.consilium.web.retention;

import org.consilium.security.Person;

/** How people stand in the records. */
final class Names {

    private Names() {}

    static String of(Person person) {
        return person.name() + " (" + person.account() + ")";
    }
}
