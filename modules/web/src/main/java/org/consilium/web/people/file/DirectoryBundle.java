package org.consilium.web.people.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.SpecialistProfile;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Institutions, departments and people as Organization, Practitioner and PractitionerRole (FHIR R4), made from the rows of their tables.
 */
final class DirectoryBundle {

    static final String INSTITUTION = "urn:consilium:institution";
    static final String ACCOUNT = "urn:consilium:account";
    static final String ROLE = "urn:consilium:role";
    static final String CARE_LEVEL = "urn:consilium:care-level";
    static final String ZONE = "urn:consilium:zone";
    static final String OPEN_CASES_MAX = "urn:consilium:open-cases-max";
    static final String DEPUTY = "urn:consilium:deputy";
    static final String ORGANIZATION_TYPE = "http://terminology.hl7.org/CodeSystem/organization-type";
    static final String ICD_O_3 = "http://terminology.hl7.org/CodeSystem/icd-o-3";
    static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    static final String BCP_47 = "urn:ietf:bcp:47";

    private final Bundle bundle = new Bundle();
    private final Map<String, String> addresses = new HashMap<>();

    private DirectoryBundle() {
        bundle.setType(Bundle.BundleType.COLLECTION);
    }

    /**
     * @param institutions as {@link InstitutionFile#rows}, with their heads
     * @param people as {@link Export#rows}, with their heads; institutions by name
     */
    static Bundle of(List<List<String>> institutions, List<List<String>> people) {
        var made = new DirectoryBundle();
        var byName = new HashMap<String, String>();
        for (var row : institutions.subList(1, institutions.size())) {
            made.institution(row);
            byName.put(row.get(1), row.getFirst());
        }
        people.subList(1, people.size()).forEach(row -> made.person(cells(row), byName));
        return made.bundle;
    }

    private static Map<Column, String> cells(List<String> row) {
        var cells = new EnumMap<Column, String>(Column.class);
        for (var column : Column.values()) {
            cells.put(column, row.get(column.ordinal()));
        }
        return cells;
    }

    private String add(String key, Resource resource) {
        var address = addresses.computeIfAbsent(
                key, _ -> "urn:uuid:" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
        bundle.addEntry().setFullUrl(address).setResource(resource);
        return address;
    }

    private void institution(List<String> row) {
        var organization = new Organization();
        organization.addIdentifier().setSystem(INSTITUTION).setValue(row.getFirst());
        organization.setActive(true);
        organization.addType(new CodeableConcept(new Coding(ORGANIZATION_TYPE, "prov", "Healthcare Provider")));
        organization.addType(new CodeableConcept(new Coding(CARE_LEVEL, row.get(2), null)));
        organization.setName(row.get(1));
        organization.addAddress().setCountry(row.get(4));
        if (!row.get(3).isEmpty()) {
            organization.setPartOf(institutionReference(row.get(3)));
        }
        add("institution " + row.getFirst(), organization);
        Arrays.stream(row.get(6).split("\\|"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> department(row.getFirst(), name));
    }

    private Reference institutionReference(String identifier) {
        var address = addresses.get("institution " + identifier);
        var reference = new Reference();
        if (address != null) {
            reference.setReference(address);
        }
        reference.getIdentifier().setSystem(INSTITUTION).setValue(identifier);
        return reference;
    }

    private String department(String institution, String name) {
        var key = "department " + institution + " | " + name;
        if (addresses.containsKey(key)) {
            return addresses.getOrDefault(key, "");
        }
        var organization = new Organization();
        organization.setActive(true);
        organization.addType(new CodeableConcept(new Coding(ORGANIZATION_TYPE, "dept", "Hospital Department")));
        organization.setName(name);
        organization.setPartOf(institutionReference(institution));
        return add(key, organization);
    }

    private void person(Map<Column, String> cells, Map<String, String> institutions) {
        var account = text(cells, Column.ACCOUNT).orElse("");
        var practitioner = new Practitioner();
        practitioner.addIdentifier().setSystem(ACCOUNT).setValue(account);
        practitioner.setActive(!text(cells, Column.ACTIVE).equals(Optional.of("false")));
        practitioner.addName().setText(text(cells, Column.NAME).orElse(""));
        text(cells, Column.EMAIL)
                .ifPresent(address -> practitioner
                        .addTelecom()
                        .setSystem(ContactPoint.ContactPointSystem.EMAIL)
                        .setValue(address));
        words(cells, Column.LANGUAGES)
                .forEach(tag -> practitioner.addCommunication(new CodeableConcept(new Coding(BCP_47, tag, null))));
        text(cells, Column.LICENCE_UNTIL).ifPresent(day -> {
            var licence = practitioner.addQualification();
            licence.getCode().setText("Licence");
            licence.getPeriod().setEndElement(new DateTimeType(day));
        });
        var address = add("person " + account, practitioner);
        var institution =
                institutions.getOrDefault(text(cells, Column.INSTITUTION).orElse(""), "");
        role(cells, account, address, institution);
    }

    private void role(Map<Column, String> cells, String account, String practitioner, String institution) {
        var role = new PractitionerRole();
        role.addIdentifier().setSystem(ACCOUNT).setValue(account);
        role.setActive(!text(cells, Column.ACTIVE).equals(Optional.of("false")));
        role.setPractitioner(new Reference(practitioner));
        role.setOrganization(text(cells, Column.DEPARTMENT)
                .map(name -> new Reference(department(institution, name)))
                .orElseGet(() -> institutionReference(institution)));
        words(cells, Column.ROLES).forEach(code -> role.addCode(new CodeableConcept(new Coding(ROLE, code, null))));
        text(cells, Column.SPECIALTY).ifPresent(words -> role.addSpecialty(new CodeableConcept().setText(words)));
        some(cells, Column.SITES)
                .forEach(code -> role.addSpecialty(new CodeableConcept(new Coding(ICD_O_3, code, null))));
        some(cells, Column.MODALITIES)
                .forEach(code -> role.addSpecialty(new CodeableConcept(new Coding(DCM, code, null))));
        text(cells, Column.ZONE).ifPresent(zone -> role.addExtension(ZONE, new CodeType(zone)));
        text(cells, Column.MAX_OPEN_CASES)
                .ifPresent(max -> role.addExtension(OPEN_CASES_MAX, new IntegerType(Integer.parseInt(max))));
        text(cells, Column.HOURS).ifPresent(hours -> AvailableTimes.write(role, hours));
        words(cells, Column.DEPUTIES).forEach(deputy -> role.addExtension(DEPUTY, person(deputy)));
        add("role " + account, role);
    }

    private static Reference person(String account) {
        return new Reference()
                .setType("Practitioner")
                .setIdentifier(new Identifier().setSystem(ACCOUNT).setValue(account));
    }

    private static Optional<String> text(Map<Column, String> cells, Column column) {
        return Optional.ofNullable(cells.get(column)).filter(text -> !text.isEmpty());
    }

    private static List<String> words(Map<Column, String> cells, Column column) {
        return text(cells, column).map(text -> List.of(text.split(" "))).orElse(List.of());
    }

    /** Without the sign for all of them: who names none reads all. */
    private static List<String> some(Map<Column, String> cells, Column column) {
        return words(cells, column).stream()
                .filter(word -> !word.equals(SpecialistProfile.ANY))
                .toList();
    }
}
