package org.consilium.web.fhir.resource;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consilium.archive.Archive;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseReference;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.CaseView;
import org.consilium.cases.Cases;
import org.consilium.cases.CasesFound;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.fhir.identifier.Identifiers;
import org.consilium.web.fhir.patient.PatientIds;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;

/** The resources of cases: each is made from the case as {@link Cases} shows it to the person. */
public final class CaseResources {

    /** As {@link CaseSummary#number}: the year and a count. */
    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d+");

    private final Cases cases;
    private final Archive archive;
    private final PatientIds patients;
    private final Identifiers identifiers;

    public CaseResources(Cases cases, Archive archive, PatientIds patients, Identifiers identifiers) {
        this.cases = cases;
        this.archive = archive;
        this.patients = patients;
        this.identifiers = identifiers;
    }

    /** The source of one of the types of cases. */
    public Source of(FhirType type) {
        return new Source() {
            @Override
            public FhirType type() {
                return type;
            }

            @Override
            public Optional<DomainResource> read(Person person, String id) {
                return CaseIds.caseOf(id)
                        .flatMap(found -> view(person, found))
                        .flatMap(view -> resource(person, type, view, id));
            }

            @Override
            public List<DomainResource> find(Person person, Wanted wanted) {
                return views(person, type, wanted)
                        .flatMap(view -> resources(person, type, view).stream())
                        .toList();
            }

            @Override
            public boolean looksThroughNewestOnly(Person person, Wanted wanted) {
                return Stream.of(wanted.ids(), wanted.cases(), wanted.identifiers(), wanted.patients())
                                .allMatch(Optional::isEmpty)
                        && isCut(newest(person), wanted.changedSince());
            }
        };
    }

    /** One resource of a case that the person sees. */
    public Optional<DomainResource> resource(Person person, FhirType type, CaseView view, String id) {
        return resources(person, type, view).stream()
                .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                .findFirst();
    }

    private List<DomainResource> resources(Person person, FhirType type, CaseView view) {
        var facts = new CaseFacts(
                view, subject(person, view), identifiers.ofCase(view.summary().id()));
        return List.copyOf(
                switch (type) {
                    case SERVICE_REQUEST -> ServiceRequests.of(facts);
                    case CONSENT -> Consents.of(facts);
                    case TASK -> Tasks.of(facts);
                    case COMMUNICATION -> Communications.of(facts);
                    case DIAGNOSTIC_REPORT -> DiagnosticReports.of(facts);
                    case DOCUMENT_REFERENCE -> DocumentReferences.of(facts);
                    case PROVENANCE -> Provenances.of(facts);
                    case ORGANIZATION, PRACTITIONER, PRACTITIONER_ROLE, PATIENT, IMAGING_STUDY, SUBSCRIPTION ->
                        throw new IllegalArgumentException(type + " is not of a case");
                });
    }

    /** The patient of the first study that is there; else in words, since a request is always about somebody. */
    private Reference subject(Person person, CaseView view) {
        var name = view.summary().patientName().orElse("not known yet");
        return view.studies().stream()
                .flatMap(study -> archive.study(new Caller.Human(person), study).stream())
                .findFirst()
                .map(study -> new Reference("Patient/" + patients.of(study)))
                .orElseGet(() -> new Reference().setDisplay(name));
    }

    private Stream<CaseView> views(Person person, FhirType type, Wanted wanted) {
        return candidates(person, type, wanted).flatMap(id -> view(person, id).stream());
    }

    private Stream<CaseId> candidates(Person person, FhirType type, Wanted wanted) {
        if (wanted.ids().isPresent()) {
            return casesOf(wanted.ids().orElseThrow()).stream();
        }
        if (wanted.cases().isPresent()) {
            return wanted.cases().orElseThrow().stream();
        }
        if (wanted.identifiers().isPresent()) {
            return identified(person, type, wanted.identifiers().orElseThrow());
        }
        if (wanted.patients().isPresent()) {
            return wanted.patients().orElseThrow().stream()
                    .flatMap(id -> patients.studies(new Caller.Human(person), id).stream())
                    .flatMap(study -> cases.ofStudy(person, study.uid()).stream())
                    .map(CaseReference::id)
                    .distinct();
        }
        return newest(person).cases().stream()
                .filter(summary -> wanted.changedSince()
                        .filter(since -> summary.updatedAt().isBefore(since))
                        .isEmpty())
                .map(CaseSummary::id);
    }

    private Stream<CaseId> identified(Person person, FhirType type, Set<String> values) {
        var found = new HashSet<CaseId>();
        values.forEach(value -> found.addAll(casesOf(identifiers.withValue(type.code(), value))));
        for (var value : values) {
            number(value)
                    .ifPresent(number -> cases.find(person, numbered(number)).cases().stream()
                            .filter(summary -> value.startsWith(summary.number()))
                            .map(CaseSummary::id)
                            .forEach(found::add));
        }
        return found.stream();
    }

    private static Set<CaseId> casesOf(Collection<String> ids) {
        var cases = new HashSet<CaseId>();
        ids.forEach(id -> CaseIds.caseOf(id).ifPresent(cases::add));
        return cases;
    }

    /** What an identifier of the node's own begins with. */
    private static Optional<String> number(String value) {
        var matcher = NUMBER.matcher(value);
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static CaseQuery numbered(String number) {
        return new CaseQuery(CaseQuery.View.INSTITUTION, Optional.empty(), List.of(number), 0, CaseQuery.RESULTS_MAX);
    }

    private CasesFound newest(Person person) {
        return cases.find(person, new CaseQuery(CaseQuery.View.INSTITUTION, Optional.empty()));
    }

    /** Cases are listed by their change: when one is older than what is wanted, those that follow are too. */
    private static boolean isCut(CasesFound newest, Optional<Instant> changedSince) {
        return newest.more()
                && newest.cases().stream()
                        .noneMatch(summary -> changedSince
                                .filter(since -> summary.updatedAt().isBefore(since))
                                .isPresent());
    }

    private Optional<CaseView> view(Person person, CaseId id) {
        try {
            return Optional.of(cases.get(person, id));
        } catch (Rejected rejected) {
            if (rejected.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw rejected;
        }
    }
}
