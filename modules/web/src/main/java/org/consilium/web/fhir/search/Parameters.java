package org.consilium.web.fhir.search;

import static org.consilium.web.fhir.resource.FhirType.COMMUNICATION;
import static org.consilium.web.fhir.resource.FhirType.CONSENT;
import static org.consilium.web.fhir.resource.FhirType.DIAGNOSTIC_REPORT;
import static org.consilium.web.fhir.resource.FhirType.DOCUMENT_REFERENCE;
import static org.consilium.web.fhir.resource.FhirType.IMAGING_STUDY;
import static org.consilium.web.fhir.resource.FhirType.ORGANIZATION;
import static org.consilium.web.fhir.resource.FhirType.PATIENT;
import static org.consilium.web.fhir.resource.FhirType.PRACTITIONER;
import static org.consilium.web.fhir.resource.FhirType.PRACTITIONER_ROLE;
import static org.consilium.web.fhir.resource.FhirType.PROVENANCE;
import static org.consilium.web.fhir.resource.FhirType.SERVICE_REQUEST;
import static org.consilium.web.fhir.resource.FhirType.SUBSCRIPTION;
import static org.consilium.web.fhir.resource.FhirType.TASK;
import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.DATE;
import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.REFERENCE;
import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.STRING;
import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.TOKEN;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consilium.web.fhir.resource.FhirType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Type;

/** The table of search parameters. The CapabilityStatement is made from it; what is not in it is not searched by. */
public final class Parameters {

    public static final String ID = "_id";
    public static final String LAST_UPDATED = "_lastUpdated";

    private static final List<SearchParameter> TABLE = List.of(
            of(ORGANIZATION, "name", STRING, "name"),
            of(PRACTITIONER, "name", STRING, "name"),
            of(PRACTITIONER_ROLE, "organization", REFERENCE, "organization"),
            of(PRACTITIONER_ROLE, "practitioner", REFERENCE, "practitioner"),
            of(PRACTITIONER_ROLE, "role", TOKEN, "code"),
            changed(PATIENT),
            secret("birthdate", DATE, "birthDate"),
            secret("identifier", TOKEN, "identifier"),
            secret("name", STRING, "name"),
            changed(IMAGING_STUDY),
            of(IMAGING_STUDY, "identifier", TOKEN, "identifier"),
            of(IMAGING_STUDY, "modality", TOKEN, "modality"),
            of(IMAGING_STUDY, "patient", REFERENCE, "subject"),
            of(IMAGING_STUDY, "started", DATE, "started"),
            of(IMAGING_STUDY, "status", TOKEN, "status"),
            of(IMAGING_STUDY, "subject", REFERENCE, "subject"),
            changed(SERVICE_REQUEST),
            of(SERVICE_REQUEST, "authored", DATE, "authoredOn"),
            of(SERVICE_REQUEST, "code", TOKEN, "code"),
            of(SERVICE_REQUEST, "identifier", TOKEN, "identifier"),
            of(SERVICE_REQUEST, "patient", REFERENCE, "subject"),
            of(SERVICE_REQUEST, "performer-type", TOKEN, "performerType"),
            of(SERVICE_REQUEST, "priority", TOKEN, "priority"),
            of(SERVICE_REQUEST, "requester", REFERENCE, "requester"),
            of(SERVICE_REQUEST, "status", TOKEN, "status"),
            of(SERVICE_REQUEST, "subject", REFERENCE, "subject"),
            changed(CONSENT),
            of(CONSENT, "category", TOKEN, "category"),
            of(CONSENT, "data", REFERENCE, "provision.data.reference"),
            of(CONSENT, "date", DATE, "dateTime"),
            of(CONSENT, "identifier", TOKEN, "identifier"),
            of(CONSENT, "patient", REFERENCE, "patient"),
            of(CONSENT, "status", TOKEN, "status"),
            changed(TASK),
            of(TASK, "authored-on", DATE, "authoredOn"),
            of(TASK, "based-on", REFERENCE, "basedOn"),
            of(TASK, "business-status", TOKEN, "businessStatus"),
            of(TASK, "code", TOKEN, "code"),
            of(TASK, "focus", REFERENCE, "focus"),
            of(TASK, "identifier", TOKEN, "identifier"),
            of(TASK, "modified", DATE, "lastModified"),
            of(TASK, "owner", REFERENCE, "owner"),
            of(TASK, "part-of", REFERENCE, "partOf"),
            of(TASK, "patient", REFERENCE, "for"),
            of(TASK, "priority", TOKEN, "priority"),
            of(TASK, "requester", REFERENCE, "requester"),
            of(TASK, "status", TOKEN, "status"),
            of(TASK, "subject", REFERENCE, "for"),
            changed(COMMUNICATION),
            of(COMMUNICATION, "based-on", REFERENCE, "basedOn"),
            of(COMMUNICATION, "category", TOKEN, "category"),
            of(COMMUNICATION, "identifier", TOKEN, "identifier"),
            of(COMMUNICATION, "part-of", REFERENCE, "partOf"),
            of(COMMUNICATION, "patient", REFERENCE, "subject"),
            of(COMMUNICATION, "sender", REFERENCE, "sender"),
            of(COMMUNICATION, "sent", DATE, "sent"),
            of(COMMUNICATION, "status", TOKEN, "status"),
            of(COMMUNICATION, "subject", REFERENCE, "subject"),
            changed(DIAGNOSTIC_REPORT),
            of(DIAGNOSTIC_REPORT, "based-on", REFERENCE, "basedOn"),
            of(DIAGNOSTIC_REPORT, "category", TOKEN, "category"),
            of(DIAGNOSTIC_REPORT, "code", TOKEN, "code"),
            of(DIAGNOSTIC_REPORT, "identifier", TOKEN, "identifier"),
            of(DIAGNOSTIC_REPORT, "issued", DATE, "issued"),
            of(DIAGNOSTIC_REPORT, "patient", REFERENCE, "subject"),
            of(DIAGNOSTIC_REPORT, "results-interpreter", REFERENCE, "resultsInterpreter"),
            of(DIAGNOSTIC_REPORT, "status", TOKEN, "status"),
            of(DIAGNOSTIC_REPORT, "subject", REFERENCE, "subject"),
            changed(DOCUMENT_REFERENCE),
            of(DOCUMENT_REFERENCE, "author", REFERENCE, "author"),
            of(DOCUMENT_REFERENCE, "date", DATE, "date"),
            of(DOCUMENT_REFERENCE, "patient", REFERENCE, "subject"),
            of(DOCUMENT_REFERENCE, "related", REFERENCE, "context.related"),
            of(DOCUMENT_REFERENCE, "status", TOKEN, "status"),
            of(DOCUMENT_REFERENCE, "subject", REFERENCE, "subject"),
            of(DOCUMENT_REFERENCE, "type", TOKEN, "type"),
            changed(PROVENANCE),
            of(PROVENANCE, "agent", REFERENCE, "agent.who"),
            of(PROVENANCE, "recorded", DATE, "recorded"),
            of(PROVENANCE, "target", REFERENCE, "target"),
            of(SUBSCRIPTION, "criteria", STRING, "criteria"),
            of(SUBSCRIPTION, "status", TOKEN, "status"));

    private Parameters() {}

    /** All of a type but {@link #ID}, which every type has. */
    public static List<SearchParameter> of(FhirType type) {
        return TABLE.stream().filter(parameter -> parameter.of() == type).toList();
    }

    static Optional<SearchParameter> find(FhirType type, String name) {
        return of(type).stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    private static SearchParameter of(FhirType type, String name, SearchParamType kind, String path) {
        return new SearchParameter(type, name, kind, false, along(path));
    }

    private static SearchParameter secret(String name, SearchParamType kind, String path) {
        return new SearchParameter(PATIENT, name, kind, true, along(path));
    }

    private static SearchParameter changed(FhirType type) {
        return new SearchParameter(type, LAST_UPDATED, DATE, false, resource -> {
            var at = resource.getMeta().getLastUpdatedElement();
            return at == null || at.isEmpty() ? List.of() : List.of(at);
        });
    }

    /** The values of elements, whose names are separated by dots. */
    private static Function<DomainResource, List<? extends Type>> along(String path) {
        return resource -> {
            Stream<Base> found = Stream.of(resource);
            for (String name : path.split("\\.")) {
                found = found.flatMap(base -> values(base, name));
            }
            return found.filter(Type.class::isInstance).map(Type.class::cast).toList();
        };
    }

    private static Stream<Base> values(Base base, String name) {
        Property property = base.getNamedProperty(name);
        return property == null ? Stream.of() : property.getValues().stream();
    }

    /** Names of the parameters of references, which can be included. */
    public static List<String> includable(FhirType type) {
        return of(type).stream()
                .filter(parameter -> parameter.kind() == REFERENCE)
                .map(SearchParameter::name)
                .toList();
    }

    /** Names of the references of a type of cases that may lead to another type of cases: what can be included in reverse. */
    public static List<String> referring(FhirType from, FhirType to) {
        if (!from.isOfCase()) {
            return List.of();
        }
        var names = switch (to) {
            case SERVICE_REQUEST -> List.of("based-on", "data", "focus", "related");
            case TASK -> List.of("part-of");
            case DIAGNOSTIC_REPORT -> List.of("target", "related");
            default -> List.<String>of();
        };
        return includable(from).stream().filter(names::contains).toList();
    }
}
