package org.consilium.web.fhir.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.consilium.archive.Archive;
import org.consilium.archive.Query;
import org.consilium.archive.StudyRecord;
import org.consilium.dicom.Tag;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.fhir.patient.PatientIds;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Patients as the newest of the studies that the person sees names them. Nobody else is known: patients come with their images. */
public final class Patients implements Source {

    private final Archive archive;
    private final PatientIds ids;

    public Patients(Archive archive, PatientIds ids) {
        this.archive = archive;
        this.ids = ids;
    }

    @Override
    public FhirType type() {
        return FhirType.PATIENT;
    }

    @Override
    public Optional<DomainResource> read(Person person, String id) {
        return ids.studies(new Caller.Human(person), id).stream().findFirst().map(study -> patient(id, study));
    }

    @Override
    public List<DomainResource> find(Person person, Wanted wanted) {
        if (wanted.ids().isPresent()) {
            return wanted.ids().orElseThrow().stream()
                    .flatMap(id -> read(person, id).stream())
                    .toList();
        }
        var query = query(wanted).limit(LOOKED_THROUGH_MAX);
        Map<String, DomainResource> found = new LinkedHashMap<>();
        for (StudyRecord study :
                archive.studies(new Caller.Human(person), query.build()).rows()) {
            String id = ids.of(study);
            found.computeIfAbsent(id, _ -> patient(id, study));
        }
        return List.copyOf(found.values());
    }

    @Override
    public boolean looksThroughNewestOnly(Person person, Wanted wanted) {
        return wanted.ids().isEmpty()
                && archive.studies(
                                        new Caller.Human(person),
                                        query(wanted).limit(1).build())
                                .total()
                        > LOOKED_THROUGH_MAX;
    }

    private static Query.Builder query(Wanted wanted) {
        var query = Query.builder();
        wanted.identifiers().ifPresent(values -> query.match(Tag.PatientID, String.join("\\", values)));
        return query;
    }

    /** The system of the identifiers that an issuer gives; none when the images do not name one. */
    public static Optional<String> system(String issuer) {
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                issuer.matches("[0-2](\\.\\d+)+")
                        ? Systems.OID_PREFIX + issuer
                        : Systems.ISSUER + URLEncoder.encode(issuer, UTF_8).replace("+", "%20"));
    }

    private static DomainResource patient(String id, StudyRecord study) {
        var known = study.patient();
        var patient = new Patient();
        patient.setId(id);
        patient.getMeta().setLastUpdatedElement(References.instant(study.receivedAt()));
        if (!known.id().isEmpty()) {
            var identifier = patient.addIdentifier().setValue(known.id());
            identifier.setType(Systems.concept(Systems.IDENTIFIER_TYPE, "MR", "Medical record number"));
            system(known.issuer()).ifPresent(identifier::setSystem);
            if (!known.issuer().isEmpty()) {
                identifier.setAssigner(new Reference().setDisplay(known.issuer()));
            }
        }
        PersonNames.of(known.name()).forEach(patient::addName);
        gender(known.sex()).ifPresent(patient::setGender);
        known.birthDate().ifPresent(date -> patient.setBirthDateElement(new DateType(date.toString())));
        patient.setManagingOrganization(new Reference("Organization/" + study.institution()));
        return patient;
    }

    /** Patient's Sex (PS3.3 C.7.1.1). */
    private static Optional<AdministrativeGender> gender(String sex) {
        return switch (sex.strip().toUpperCase(Locale.ROOT)) {
            case "M" -> Optional.of(AdministrativeGender.MALE);
            case "F" -> Optional.of(AdministrativeGender.FEMALE);
            case "O" -> Optional.of(AdministrativeGender.OTHER);
            default -> Optional.empty();
        };
    }
}
