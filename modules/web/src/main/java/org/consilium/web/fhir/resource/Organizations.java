package org.consilium.web.fhir.resource;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** The institutions that the node serves; everybody who may call knows them. */
public final class Organizations implements Source {

    private static final String TYPE = "http://terminology.hl7.org/CodeSystem/organization-type";

    private final Institutions institutions;

    public Organizations(Institutions institutions) {
        this.institutions = institutions;
    }

    @Override
    public FhirType type() {
        return FhirType.ORGANIZATION;
    }

    @Override
    public Optional<DomainResource> read(Person person, String id) {
        return uuid(id).map(InstitutionId::new).flatMap(institutions::find).map(Organizations::organization);
    }

    @Override
    public List<DomainResource> find(Person person, Wanted wanted) {
        return institutions.all().stream().map(Organizations::organization).toList();
    }

    static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id))
                    .filter(uuid -> uuid.toString().equals(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DomainResource organization(Institution institution) {
        var organization = new Organization();
        organization.setId(institution.id().toString());
        organization.setActive(true);
        organization.addType(Systems.concept(TYPE, "prov", "Healthcare Provider"));
        organization.setName(institution.name());
        organization.addAddress().setCountry(institution.country());
        institution.parent().ifPresent(parent -> organization.setPartOf(new Reference("Organization/" + parent)));
        return organization;
    }
}
