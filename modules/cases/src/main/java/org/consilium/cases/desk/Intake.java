package org.consilium.cases.desk;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.CaseState;
import org.consilium.cases.StudyExtent;
import org.consilium.cases.TaskStatus;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.material.StudyFacts;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.HistoryRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.security.Right;
import org.consilium.security.Rights;

/** A question from its first word to its submission. */
final class Intake {

    private static final Pattern SITE = Pattern.compile("C\\d{2}(\\.\\d)?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final int CODE_LENGTH_MAX = 32;
    private static final int DISPLAY_LENGTH_MAX = 400;

    private final Registers registers;
    private final Moves moves;
    private final Permissions permissions;
    private final Alarms alarms;
    private final CaseStudies studies;
    private final CaseTransactions transactions;

    Intake(
            Registers registers,
            Moves moves,
            Permissions permissions,
            Alarms alarms,
            CaseStudies studies,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.permissions = permissions;
        this.alarms = alarms;
        this.studies = studies;
        this.transactions = transactions;
    }

    CaseId create(Person by, CaseRequest request) {
        Rights.require(by, Right.ASK);
        check(request);
        var facts = facts(by, request);
        return transactions.call(() -> {
            var now = moves.now();
            var row = new CaseRow(
                    new CaseId(UUID.randomUUID()),
                    registers.cases().nextNumber(now.atOffset(ZoneOffset.UTC).getYear()),
                    CaseState.DRAFT,
                    TaskStatus.DRAFT,
                    by.institution(),
                    by.id(),
                    Optional.empty(),
                    Optional.empty(),
                    request,
                    patientName(facts),
                    modalities(facts),
                    now,
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ZERO,
                    Optional.empty());
            registers.cases().insert(row);
            request.expected().ifPresent(expected -> studies.announce(row.id(), expected));
            registers
                    .history()
                    .append(
                            row.id(),
                            new HistoryRegister.Entry(
                                    now,
                                    Optional.of(by.id()),
                                    CaseState.DRAFT,
                                    CaseState.DRAFT,
                                    "Create",
                                    Optional.empty()));
            return row.id();
        });
    }

    void edit(Person by, CaseId id, CaseRequest request) {
        check(request);
        var facts = facts(by, request);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.EDIT);
            if (!registers.cases().edit(id, request, patientName(facts), modalities(facts), moves.now())) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE);
            }
            request.expected().ifPresent(expected -> studies.announce(id, expected));
        });
    }

    void submit(Person by, CaseId id) {
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.SUBMIT);
            Texts.required("question", row.request().question());
            require(row.request().diagnosis().isPresent(), "a diagnosis code is missing");
            require(
                    !row.request().studies().isEmpty()
                            || registers.documents().hasMaterial(id, Optional.empty())
                            || !registers.material().open(id).isEmpty(),
                    "at least one study or document is needed, or a study that is on its way");
            facts(by, row.request());
            requireConsent(id);
            alarms.continueSoon(id, moves.now());
            alarms.collecting(id, moves.now());
            moves.move(row, new CaseCommand.Submit(), Optional.of(by.id()), Optional.empty());
        });
    }

    /** One that holds, or the wish that a coordinator decides without: then the case waits for that when it is cleared. */
    private void requireConsent(CaseId id) {
        if (registers
                .consents()
                .newest(id)
                .filter(consent -> consent.isOpen(moves.now()))
                .isEmpty()) {
            throw new Rejected(
                    Reason.CONSENT_MISSING, "record the patient's consent, or leave the decision to a coordinator");
        }
    }

    private static void check(CaseRequest request) {
        Texts.limited("question", request.question());
        request.clinicalSummary().ifPresent(text -> Texts.limited("clinicalSummary", text));
        require(request.studies().size() <= CaseRequest.STUDIES_MAX, "studies: at most " + CaseRequest.STUDIES_MAX);
        require(
                request.studies().stream().distinct().count()
                        == request.studies().size(),
                "studies: each only once");
        require(request.studies().containsAll(expected(request)), "expected: only of studies of the case");
        require(
                expected(request).stream().distinct().count()
                        == expected(request).size(),
                "expected: each study only once");
        require(
                request.languages().stream()
                        .allMatch(tag -> LANGUAGE.matcher(tag).matches()),
                "languages: BCP 47 tags such as en or vi");
        require(
                request.site().stream().allMatch(site -> SITE.matcher(site).matches()),
                "site: an ICD-O-3 topography code such as C34.1");
        request.diagnosis().ifPresent(code -> {
            Texts.required("diagnosis.code", code.code());
            Texts.required("diagnosis.display", code.display());
            require(
                    code.code().length() <= CODE_LENGTH_MAX && code.display().length() <= DISPLAY_LENGTH_MAX,
                    "diagnosis: code or display too long");
        });
    }

    private static List<Uid> expected(CaseRequest request) {
        return request.expected().orElse(List.of()).stream()
                .map(StudyExtent::study)
                .toList();
    }

    /** What the archive knows of the studies. They belong to the institution that asks: what a case granted is not passed on. */
    private List<StudyFacts> facts(Person by, CaseRequest request) {
        return request.studies().stream()
                .map(study -> studies.find(new Caller.Human(by), study)
                        .filter(facts -> facts.institution().equals(by.institution()))
                        .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "a study of the case")))
                .toList();
    }

    private static Optional<String> patientName(List<StudyFacts> facts) {
        return facts.stream().findFirst().flatMap(StudyFacts::patientName);
    }

    private static Set<String> modalities(List<StudyFacts> facts) {
        Set<String> all = new HashSet<>();
        facts.forEach(study -> all.addAll(study.modalities()));
        return all;
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Rejected(Reason.INVALID_REQUEST, detail);
        }
    }
}
