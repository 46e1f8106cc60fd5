package org.consilium.web.fhir.resource;

import java.util.List;
import java.util.Optional;
import org.consilium.security.Institution;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** What people are at their institutions; the id is that of the person, who has one institution. */
public final class PractitionerRoles implements Source {

    private final Directory directory;
    private final Institutions institutions;

    public PractitionerRoles(Directory directory, Institutions institutions) {
        this.directory = directory;
        this.institutions = institutions;
    }

    @Override
    public FhirType type() {
        return FhirType.PRACTITIONER_ROLE;
    }

    @Override
    public Optional<DomainResource> read(Person person, String id) {
        return Organizations.uuid(id)
                .flatMap(uuid -> directory.find(person, new PersonId(uuid)))
                .map(this::role);
    }

    @Override
    public List<DomainResource> find(Person person, Wanted wanted) {
        return directory.all(person).stream().map(this::role).toList();
    }

    private DomainResource role(Person person) {
        String id = person.id().value().toString();
        var role = new PractitionerRole();
        role.setId(id);
        role.setActive(person.active());
        role.setPractitioner(new Reference("Practitioner/" + id).setDisplay(person.name()));
        String name =
                institutions.find(person.institution()).map(Institution::name).orElse("");
        role.setOrganization(References.organization(person.institution(), name));
        person.roles().stream().sorted().forEach(each -> role.addCode(Systems.own(Systems.ROLE, each)));
        return role;
    }
}
