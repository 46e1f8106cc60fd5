package org.consilium.web.steward;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.correct.Corrections;
import org.consilium.archive.correct.Draft;
import org.consilium.archive.correct.Kind;
import org.consilium.archive.correct.PatientKey;
import org.consilium.archive.correct.Source;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose the images are, put right by an image steward, and taken back. */
@RestController
@RequestMapping("/api/corrections")
public final class CorrectionController {

    private static final Set<String> SEXES = Set.of("F", "M", "O");

    /** Longest LO value (PS3.5 6.2), in characters. */
    private static final int ID_LENGTH_MAX = 64;

    private final Corrections corrections;
    private final InstitutionNames institutions;

    public CorrectionController(Corrections corrections, InstitutionNames institutions) {
        this.corrections = corrections;
        this.institutions = institutions;
    }

    /** Newest first, those of messages and those taken back included. */
    @GetMapping
    List<CorrectionView> newest(Person person) {
        return corrections.newest(new Caller.Human(person)).stream()
                .map(correction -> CorrectionView.of(correction, institutions))
                .toList();
    }

    /** One study belongs to another patient than its images say. */
    @PostMapping("/move")
    CorrectionView move(Person person, @RequestBody MoveRequest body) {
        var study = new Uid(Body.line(body.studyInstanceUid(), "studyInstanceUid"));
        var patient = Body.require(body.patient(), "patient");
        var draft = draft(Kind.MOVE, Optional.of(study), Optional.empty(), patient);
        return CorrectionView.of(
                corrections.move(new Caller.Human(person), draft, source(person, body.reason())), institutions);
    }

    /** Two patients of the person's institution are one. */
    @PostMapping("/merge")
    CorrectionView merge(Person person, @RequestBody MergeRequest body) {
        var prior = Body.require(body.prior(), "prior");
        var patient = Body.require(body.patient(), "patient");
        var draft = draft(Kind.MERGE, Optional.empty(), Optional.of(key(prior)), patient);
        return CorrectionView.of(
                corrections.correct(
                        new Caller.Human(person), person.institution(), draft, source(person, body.reason())),
                institutions);
    }

    @PostMapping("/{id}/undo")
    CorrectionView undo(Person person, @PathVariable long id, @RequestBody UndoRequest body) {
        return CorrectionView.of(
                corrections.undo(new Caller.Human(person), id, nameOf(person), Body.line(body.reason(), "reason")),
                institutions);
    }

    private static Draft draft(Kind kind, Optional<Uid> study, Optional<PatientKey> prior, PatientBody patient) {
        return new Draft(
                kind,
                study,
                prior,
                key(patient),
                Body.optionalLine(patient.name(), "name"),
                Optional.ofNullable(patient.birthDate()),
                Body.optionalLine(patient.sex(), "sex").map(CorrectionController::sex));
    }

    private static PatientKey key(PatientBody patient) {
        return new PatientKey(
                text(Body.line(patient.id(), "id")),
                text(Body.optionalLine(patient.issuer(), "issuer").orElse("")));
    }

    private static String text(String value) {
        if (value.length() > ID_LENGTH_MAX || value.indexOf('\\') >= 0) {
            throw new Rejected(Reason.INVALID_REQUEST, "an ID has at most 64 characters and no backslash");
        }
        return value;
    }

    private static String sex(String value) {
        if (!SEXES.contains(value)) {
            throw new Rejected(Reason.INVALID_REQUEST, "sex is F, M or O");
        }
        return value;
    }

    private static Source source(Person person, @Nullable String reason) {
        return new Source(nameOf(person), "", Body.line(reason, "reason"));
    }

    private static String nameOf(Person person) {
        return person.name() + " (" + person.account() + ")";
    }

    /** @param name as DICOM writes it, parts separated by {@code ^}; none: as received */
    record PatientBody(
            @Nullable String id,
            @Nullable String issuer,
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String sex) {}

    /** @param reason one line, required */
    record MoveRequest(
            @Nullable String studyInstanceUid,
            @Nullable PatientBody patient,
            @Nullable String reason) {}

    /**
     * @param prior whose studies are to be shown as the other's; only ID and issuer count
     * @param reason one line, required
     */
    record MergeRequest(
            @Nullable PatientBody prior,
            @Nullable PatientBody patient,
            @Nullable String reason) {}

    /** @param reason one line, required */
    record UndoRequest(@Nullable String reason) {}
}
