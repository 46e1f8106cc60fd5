package org.consilium.web.fhir.resource;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.consilium.cases.CaseId;
import org.consilium.cases.Participant;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;

/** References between resources of this node, and its instants as FHIR writes them. */
final class References {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private References() {}

    static Reference practitioner(Participant person) {
        return new Reference("Practitioner/" + person.id().value()).setDisplay(person.name());
    }

    static Reference institutionOf(Participant person) {
        return organization(person.institution(), person.institutionName());
    }

    static Reference organization(InstitutionId id, String name) {
        return new Reference("Organization/" + id).setDisplay(name);
    }

    static Reference study(Uid study) {
        return new Reference("ImagingStudy/" + study);
    }

    static Reference serviceRequest(CaseId id) {
        return new Reference("ServiceRequest/" + id);
    }

    static Reference task(CaseId id) {
        return new Reference("Task/" + id);
    }

    static Reference report(CaseId id, int version) {
        return new Reference("DiagnosticReport/" + CaseIds.opinion(id, version));
    }

    static DateTimeType dateTime(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.MILLI, UTC);
    }

    static InstantType instant(Instant at) {
        return new InstantType(Date.from(at), TemporalPrecisionEnum.MILLI, UTC);
    }
}
