package org.consilium.web.people.file;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.security.Administration;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.InstitutionRecords;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;

/** All that is known of people and institutions, handed around as one thing. */
public record Directory(
        People people,
        Institutions institutions,
        InstitutionRecords records,
        SpecialistProfiles profiles,
        DutyRoster roster) {

    /** The institutions an administrator looks after. */
    Set<InstitutionId> cared(Person administrator) {
        return new Administration(institutions).of(administrator);
    }

    /** By the identifier it was given, or by that of the node. */
    Optional<Institution> institution(String identifier) {
        return records.findByIdentifier(identifier)
                .or(() -> uuid(identifier).map(InstitutionId::new))
                .flatMap(institutions::find);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
