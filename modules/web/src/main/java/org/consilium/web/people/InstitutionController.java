package org.consilium.web.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Administration;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.InstitutionRecords;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The institutions this node serves. */
@RestController
@RequestMapping("/api/institutions")
public final class InstitutionController {

    private final Institutions institutions;
    private final InstitutionRecords records;
    private final TransactionOperations transaction;
    private final Administration administration;

    public InstitutionController(
            Institutions institutions,
            InstitutionRecords records,
            Administration administration,
            TransactionOperations transaction) {
        this.institutions = institutions;
        this.records = records;
        this.transaction = transaction;
        this.administration = administration;
    }

    @GetMapping
    List<InstitutionView> all() {
        var identifiers = records.identifiers();
        var departments = records.departments();
        return institutions.all().stream()
                .map(one -> InstitutionView.of(
                        one,
                        Optional.ofNullable(identifiers.get(one.id())),
                        departments.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** Errors: NOT_AUTHORIZED (not below an institution the administrator looks after). */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    InstitutionView create(Person by, @RequestBody InstitutionRequest body) {
        var institution = body.institution(new InstitutionId(UUID.randomUUID()));
        requirePlace(by, institution.parent());
        return save(institution, body);
    }

    @PutMapping("/{id}")
    InstitutionView replace(Person by, @PathVariable UUID id, @RequestBody InstitutionRequest body) {
        Institution known = institutions.find(new InstitutionId(id)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        administration.require(by, known.id());
        var institution = body.institution(known.id());
        if (!institution.parent().equals(known.parent())) {
            requirePlace(by, institution.parent());
        }
        return save(institution, body);
    }

    /** Nobody makes a place for an institution outside of what they look after. */
    private void requirePlace(Person by, Optional<InstitutionId> parent) {
        administration.require(by, parent.orElseGet(() -> institutions.home().id()));
    }

    private InstitutionView save(Institution institution, InstitutionRequest body) {
        transaction.executeWithoutResult(status -> {
            institutions.save(institution);
            if (body.identifier() != null) {
                records.saveIdentifier(institution.id(), Body.optionalLine(body.identifier(), "identifier"));
            }
            if (body.departments() != null) {
                records.saveDepartments(institution.id(), Body.list(body.departments(), "departments"));
            }
        });
        return InstitutionView.of(
                institution,
                Optional.ofNullable(records.identifiers().get(institution.id())),
                records.departments().getOrDefault(institution.id(), List.of()));
    }

    /**
     * @param identifier empty takes it away; nothing leaves it
     * @param departments all of them; nothing leaves them
     */
    record InstitutionRequest(
            @Nullable String name,
            @Nullable CareLevel level,
            @Nullable UUID parentId,
            @Nullable String country,
            @Nullable String pacs,
            @Nullable String identifier,
            @Nullable List<String> departments) {

        Institution institution(InstitutionId id) {
            return new Institution(
                    id,
                    Body.line(name, "name"),
                    Body.require(level, "level"),
                    Optional.ofNullable(parentId).map(InstitutionId::new),
                    Body.line(country, "country"),
                    Body.optionalLine(pacs, "pacs").map(AeTitle::new));
        }
    }

    record InstitutionView(
            UUID id,
            String name,
            CareLevel level,
            Optional<UUID> parentId,
            String country,
            Optional<String> pacs,
            Optional<String> identifier,
            List<String> departments) {

        static InstitutionView of(Institution institution, Optional<String> identifier, List<String> departments) {
            return new InstitutionView(
                    institution.id().value(),
                    institution.name(),
                    institution.level(),
                    institution.parent().map(InstitutionId::value),
                    institution.country(),
                    institution.pacs().map(AeTitle::value),
                    identifier,
                    departments);
        }
    }
}
