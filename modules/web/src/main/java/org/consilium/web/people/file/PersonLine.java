package org.consilium.web.people.file;

import java.util.List;
import java.util.Optional;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.duty.Shift;
import org.consilium.security.Person;

/**
 * One line of the table, understood.
 *
 * @param profile none for people who do not give opinions
 * @param hours none: round the clock; absent as a whole when the file does not speak of hours
 * @param deputies accounts; absent when the file does not speak of deputies
 */
record PersonLine(
        int number,
        Person person,
        Optional<String> department,
        Optional<SpecialistProfile> profile,
        Optional<Hours> hours,
        Optional<List<String>> deputies) {

    /** @param weekly none: round the clock */
    record Hours(Optional<List<Shift>> weekly) {}
}
