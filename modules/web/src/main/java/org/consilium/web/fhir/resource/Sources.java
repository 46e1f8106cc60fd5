package org.consilium.web.fhir.resource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** All sources, by type. */
public final class Sources {

    private final Map<FhirType, Source> sources = new EnumMap<>(FhirType.class);

    public Sources(List<Source> sources) {
        sources.forEach(source -> this.sources.put(source.type(), source));
    }

    /** Errors: NOT_FOUND (no such type). */
    public Source of(FhirType type) {
        return Optional.ofNullable(sources.get(type)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** Errors: NOT_FOUND (no such resource, or one foreign to the person). */
    public DomainResource read(Person person, FhirType type, String id) {
        return of(type).read(person, id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** What a reference within a resource leads to; none when the person may not see it. */
    public Optional<DomainResource> follow(Person person, Reference reference) {
        var target = new IdType(reference.getReference());
        return Optional.ofNullable(target.getResourceType())
                .flatMap(FhirType::named)
                .flatMap(type -> of(type).read(person, target.getIdPart()));
    }
}
