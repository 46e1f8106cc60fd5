package org.consilium.web.fhir.resource;

import java.util.List;
import java.util.Optional;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Practitioner;

/** People of the node by their names. */
public final class Practitioners implements Source {

    private final Directory directory;

    public Practitioners(Directory directory) {
        this.directory = directory;
    }

    @Override
    public FhirType type() {
        return FhirType.PRACTITIONER;
    }

    @Override
    public Optional<DomainResource> read(Person person, String id) {
        return Organizations.uuid(id)
                .flatMap(uuid -> directory.find(person, new PersonId(uuid)))
                .map(Practitioners::practitioner);
    }

    @Override
    public List<DomainResource> find(Person person, Wanted wanted) {
        return directory.all(person).stream().map(Practitioners::practitioner).toList();
    }

    private static DomainResource practitioner(Person person) {
        var practitioner = new Practitioner();
        practitioner.setId(person.id().value().toString());
        practitioner.setActive(person.active());
        practitioner.addName().setText(person.name());
        return practitioner;
    }
}
