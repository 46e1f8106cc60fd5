package org.consilium.web.fhir.resource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.archive.Archive;
import org.consilium.archive.Query;
import org.consilium.archive.StudyRecord;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.fhir.patient.PatientIds;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudyStatus;
import org.hl7.fhir.r4.model.Reference;

/** Studies of the archive; the id is the Study Instance UID. The images themselves are had by DICOMweb. */
public final class ImagingStudies implements Source {

    private final Archive archive;
    private final PatientIds patients;

    public ImagingStudies(Archive archive, PatientIds patients) {
        this.archive = archive;
        this.patients = patients;
    }

    @Override
    public FhirType type() {
        return FhirType.IMAGING_STUDY;
    }

    @Override
    public Optional<DomainResource> read(Person person, String id) {
        return uid(id).flatMap(uid -> archive.study(new Caller.Human(person), uid))
                .map(this::study);
    }

    @Override
    public List<DomainResource> find(Person person, Wanted wanted) {
        return records(person, wanted).map(this::study).toList();
    }

    private Stream<StudyRecord> records(Person person, Wanted wanted) {
        var caller = new Caller.Human(person);
        if (wanted.ids().isPresent()) {
            return each(caller, wanted.ids().orElseThrow());
        }
        if (wanted.identifiers()
                .filter(values -> values.stream().allMatch(value -> value.startsWith(Systems.OID_PREFIX)))
                .isPresent()) {
            return each(caller, wanted.identifiers().orElseThrow());
        }
        if (wanted.patients().isPresent()) {
            return wanted.patients().orElseThrow().stream().flatMap(id -> patients.studies(caller, id).stream());
        }
        return archive.studies(caller, query(wanted).limit(LOOKED_THROUGH_MAX).build()).rows().stream();
    }

    /** An identifier that is no UID is an accession number. */
    private static Query.Builder query(Wanted wanted) {
        var query = Query.builder();
        wanted.identifiers()
                .map(values -> values.stream()
                        .filter(value -> !value.startsWith(Systems.OID_PREFIX))
                        .collect(Collectors.joining("\\")))
                .ifPresent(values -> query.match(Tag.AccessionNumber, values));
        return query;
    }

    @Override
    public boolean looksThroughNewestOnly(Person person, Wanted wanted) {
        return wanted.ids().isEmpty()
                && wanted.patients().isEmpty()
                && archive.studies(
                                        new Caller.Human(person),
                                        query(wanted).limit(1).build())
                                .total()
                        > LOOKED_THROUGH_MAX;
    }

    private Stream<StudyRecord> each(Caller caller, Set<String> ids) {
        return ids.stream().flatMap(id -> uid(id).stream()).flatMap(uid -> archive.study(caller, uid).stream());
    }

    /** A UID alone or as {@code urn:oid:}; none when it is not one. */
    public static Optional<Uid> uid(String text) {
        try {
            return Optional.of(
                    new Uid(text.startsWith(Systems.OID_PREFIX) ? text.substring(Systems.OID_PREFIX.length()) : text));
        } catch (Rejected notAUid) {
            return Optional.empty();
        }
    }

    private DomainResource study(StudyRecord record) {
        var study = new ImagingStudy();
        study.setId(record.uid().value());
        study.getMeta().setLastUpdatedElement(References.instant(record.receivedAt()));
        study.addIdentifier(new Identifier()
                .setSystem(Systems.DICOM_UID)
                .setValue(Systems.OID_PREFIX + record.uid().value()));
        if (!record.accessionNumber().isBlank()) {
            study.addIdentifier(new Identifier()
                    .setType(Systems.concept(Systems.IDENTIFIER_TYPE, "ACSN", "Accession ID"))
                    .setValue(record.accessionNumber()));
        }
        study.setStatus(ImagingStudyStatus.AVAILABLE);
        record.modalities().forEach(modality -> study.addModality(new Coding(Systems.DCM, modality, null)));
        study.setSubject(new Reference("Patient/" + patients.of(record)));
        record.date().ifPresent(date -> study.setStartedElement(new DateTimeType(date.toString())));
        study.setNumberOfSeries(record.seriesCount());
        study.setNumberOfInstances(record.instanceCount());
        if (!record.description().isBlank()) {
            study.setDescription(record.description());
        }
        return study;
    }
}
