package org.consilium.web.people.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Organization, Practitioner and PractitionerRole as rows of the tables; an institution or person is known by its identifier only. */
final class DirectoryBundleReader {

    private final Map<String, Resource> byAddress = new HashMap<>();
    private final List<Organization> organizations = new ArrayList<>();
    private final List<Practitioner> practitioners = new ArrayList<>();
    private final List<PractitionerRole> roles = new ArrayList<>();

    DirectoryBundleReader(Bundle bundle) {
        for (var entry : bundle.getEntry()) {
            var resource = entry.getResource();
            if (resource == null) {
                continue;
            }
            if (entry.hasFullUrl()) {
                byAddress.put(entry.getFullUrl(), resource);
            }
            byAddress.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
            switch (resource) {
                case Organization organization -> organizations.add(organization);
                case Practitioner practitioner -> practitioners.add(practitioner);
                case PractitionerRole role -> roles.add(role);
                default -> {
                    // Of no use here.
                }
            }
        }
    }

    int size() {
        return organizations.size() + practitioners.size();
    }

    /** With the head; parents in front of those below them. */
    List<List<String>> institutions() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("identifier", "name", "level", "parent", "country", "departments"));
        var departments = organizations.stream()
                .filter(this::isDepartment)
                .collect(Collectors.groupingBy(
                        one -> owner(one.getPartOf()),
                        LinkedHashMap::new,
                        Collectors.mapping(Organization::getName, Collectors.joining(" | "))));
        for (var one : ordered()) {
            rows.add(List.of(
                    identifier(one.getIdentifier(), DirectoryBundle.INSTITUTION),
                    text(one.getName()),
                    one.getType().stream()
                            .flatMap(type -> code(type, DirectoryBundle.CARE_LEVEL).stream())
                            .findFirst()
                            .orElse(""),
                    owner(one.getPartOf()),
                    one.getAddress().stream()
                            .map(address -> text(address.getCountry()))
                            .findFirst()
                            .orElse(""),
                    departments.getOrDefault(identifier(one.getIdentifier(), DirectoryBundle.INSTITUTION), "")));
        }
        return rows;
    }

    private List<Organization> ordered() {
        var left = new ArrayList<>(
                organizations.stream().filter(one -> !isDepartment(one)).toList());
        var ordered = new ArrayList<Organization>();
        var waiting = left.stream()
                .map(one -> identifier(one.getIdentifier(), DirectoryBundle.INSTITUTION))
                .collect(Collectors.toCollection(HashSet::new));
        Predicate<Organization> next = one -> !waiting.contains(owner(one.getPartOf()));
        while (left.stream().anyMatch(next)) {
            var now = left.stream().filter(next).toList();
            ordered.addAll(now);
            left.removeAll(now);
            now.forEach(one -> waiting.remove(identifier(one.getIdentifier(), DirectoryBundle.INSTITUTION)));
        }
        ordered.addAll(left); // A circle: the import says so.
        return ordered;
    }

    private boolean isDepartment(Organization organization) {
        return organization.getType().stream()
                .flatMap(type -> code(type, DirectoryBundle.ORGANIZATION_TYPE).stream())
                .anyMatch("dept"::equals);
    }

    /** The identifier of the institution that is meant, or to which the department belongs that is meant; empty for none. */
    private String owner(Reference reference) {
        var resource = Optional.ofNullable(reference.getReference()).map(byAddress::get);
        if (resource.isPresent() && resource.get() instanceof Organization organization) {
            return isDepartment(organization)
                    ? owner(organization.getPartOf())
                    : identifier(organization.getIdentifier(), DirectoryBundle.INSTITUTION);
        }
        return reference.hasIdentifier() ? text(reference.getIdentifier().getValue()) : "";
    }

    private String department(Reference reference) {
        return Optional.ofNullable(reference.getReference()).map(byAddress::get).stream()
                .flatMap(resource -> resource instanceof Organization organization && isDepartment(organization)
                        ? Stream.of(text(organization.getName()))
                        : Stream.empty())
                .findFirst()
                .orElse("");
    }

    /** With the head. */
    List<List<String>> people() {
        var rows = new ArrayList<List<String>>();
        rows.add(Column.titles());
        practitioners.forEach(one -> rows.add(person(one)));
        return rows;
    }

    private List<String> person(Practitioner practitioner) {
        var own = roles.stream()
                .filter(role -> byAddress.get(text(role.getPractitioner().getReference())) == practitioner)
                .toList();
        var specialties =
                own.stream().flatMap(role -> role.getSpecialty().stream()).toList();
        return List.of(
                identifier(practitioner.getIdentifier(), DirectoryBundle.ACCOUNT),
                practitioner.getName().stream()
                        .map(DirectoryBundleReader::name)
                        .findFirst()
                        .orElse(""),
                practitioner.getTelecom().stream()
                        .filter(contact -> contact.getSystem() == ContactPoint.ContactPointSystem.EMAIL)
                        .map(contact -> text(contact.getValue()))
                        .findFirst()
                        .orElse(""),
                first(own.stream().map(role -> owner(role.getOrganization()))),
                words(own.stream().flatMap(role -> role.getCode().stream()), DirectoryBundle.ROLE),
                words(practitioner.getCommunication().stream(), DirectoryBundle.BCP_47),
                first(own.stream().flatMap(role -> extension(role, DirectoryBundle.ZONE))),
                practitioner.hasActive() ? String.valueOf(practitioner.getActive()) : "",
                first(own.stream().map(role -> department(role.getOrganization()))),
                first(specialties.stream().map(concept -> text(concept.getText()))),
                words(specialties.stream(), DirectoryBundle.ICD_O_3),
                words(specialties.stream(), DirectoryBundle.DCM),
                first(own.stream().flatMap(role -> extension(role, DirectoryBundle.OPEN_CASES_MAX))),
                practitioner.getQualification().stream()
                        .filter(qualification -> qualification.getPeriod().hasEnd())
                        .map(qualification ->
                                qualification.getPeriod().getEndElement().getValueAsString())
                        .map(day -> day.length() > 10 ? day.substring(0, 10) : day)
                        .findFirst()
                        .orElse(""),
                AvailableTimes.read(own.stream()
                        .flatMap(role -> role.getAvailableTime().stream())
                        .toList()),
                own.stream()
                        .flatMap(role -> role.getExtensionsByUrl(DirectoryBundle.DEPUTY).stream())
                        .flatMap(extension -> extension.getValue() instanceof Reference deputy
                                ? Stream.of(identifier(List.of(deputy.getIdentifier()), DirectoryBundle.ACCOUNT))
                                : Stream.empty())
                        .collect(Collectors.joining(" ")));
    }

    private static String name(HumanName name) {
        return name.hasText()
                ? name.getText()
                : Stream.concat(
                                Stream.of(text(name.getFamily())),
                                name.getGiven().stream().map(one -> text(one.getValue())))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static Stream<String> extension(DomainResource resource, String url) {
        return resource.getExtensionsByUrl(url).stream()
                .map(Extension::getValue)
                .filter(value -> value != null && value.isPrimitive())
                .map(value -> text(value.primitiveValue()));
    }

    /** Of our system, or the first when none is. */
    private static String identifier(List<Identifier> identifiers, String system) {
        return identifiers.stream()
                .filter(one -> system.equals(one.getSystem()))
                .findFirst()
                .or(() -> identifiers.stream().findFirst())
                .map(one -> text(one.getValue()))
                .map(value -> system.equals(DirectoryBundle.ACCOUNT) ? value.toLowerCase(Locale.ROOT) : value)
                .orElse("");
    }

    private static Optional<String> code(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .map(Coding::getCode)
                .map(DirectoryBundleReader::text)
                .findFirst();
    }

    private static String words(Stream<CodeableConcept> concepts, String system) {
        return concepts.flatMap(concept -> code(concept, system).stream())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String first(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
