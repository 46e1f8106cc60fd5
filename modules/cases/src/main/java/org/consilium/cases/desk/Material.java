package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseMaterial;
import org.consilium.cases.CaseView;
import org.consilium.cases.MaterialRequest.State;
import org.consilium.cases.MaterialRequest.Wish;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.material.StudyFacts;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.MaterialRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;

/** What people say about material: that more is needed, that some is on its way, and what a study that came belongs to. */
final class Material implements CaseMaterial {

    /** Modality is a code string (PS3.5 6.2), an accession number a short one. */
    private static final int SHORT_LENGTH_MAX = 16;

    private static final int SITE_LENGTH_MAX = 100;

    private final Registers registers;
    private final Moves moves;
    private final Permissions permissions;
    private final Holds holds;
    private final Joining joining;
    private final Arrivals arrivals;
    private final Continuation continuation;
    private final Viewing viewing;
    private final CaseStudies studies;
    private final CaseTransactions transactions;

    Material(
            Registers registers,
            Moves moves,
            Permissions permissions,
            Holds holds,
            Joining joining,
            Arrivals arrivals,
            Continuation continuation,
            Viewing viewing,
            CaseStudies studies,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.permissions = permissions;
        this.holds = holds;
        this.joining = joining;
        this.arrivals = arrivals;
        this.continuation = continuation;
        this.viewing = viewing;
        this.studies = studies;
        this.transactions = transactions;
    }

    @Override
    public CaseView request(Person by, CaseId id, Wish wish) {
        check(wish);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.REQUEST_MATERIAL);
            Texts.required("text", wish.text());
            insert(by, row, wish);
            holds.begin(row);
            moves.move(row, new CaseCommand.RequestMaterial(), Optional.of(by.id()), Note.written(wish.text()));
        });
        return viewing.after(by, id);
    }

    @Override
    public CaseView await(Person by, CaseId id, Wish wish) {
        check(wish);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.AWAIT_STUDY);
            var accession = wish.accessionNumber()
                    .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "accessionNumber is missing"));
            insert(by, row, wish);
            moves.note(row, "AwaitStudy", Optional.of(by.id()), Note.AWAITED.with("accession", accession));
        });
        // It may have come before anybody waited for it.
        wish.accessionNumber().stream()
                .flatMap(accession -> studies.withAccession(by.institution(), accession).stream())
                .forEach(arrivals::arrived);
        return viewing.after(by, id);
    }

    private void insert(Person by, CaseRow row, Wish wish) {
        if (registers.material().open(row.id()).size() >= OPEN_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "a case waits for at most " + OPEN_MAX + " things");
        }
        registers
                .material()
                .insert(new MaterialRegister.Row(
                        UUID.randomUUID(),
                        row.id(),
                        wish,
                        by.id(),
                        moves.now(),
                        State.OPEN,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static void check(Wish wish) {
        Texts.limited("text", wish.text());
        wish.bodySite().ifPresent(site -> requireShort("bodySite", site, SITE_LENGTH_MAX));
        wish.modality().ifPresent(modality -> requireShort("modality", modality, SHORT_LENGTH_MAX));
        wish.accessionNumber().ifPresent(accession -> requireShort("accessionNumber", accession, SHORT_LENGTH_MAX));
    }

    private static void requireShort(String name, String value, int lengthMax) {
        if (value.isBlank() || value.length() > lengthMax || value.chars().anyMatch(Character::isISOControl)) {
            throw new Rejected(Reason.INVALID_REQUEST, name + ": 1 to " + lengthMax + " characters");
        }
    }

    @Override
    public CaseView dontAwait(Person by, CaseId id, UUID request) {
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.AWAIT_STUDY);
            var found = registers.material().open(id).stream()
                    .filter(one -> one.id().equals(request))
                    .findFirst()
                    .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
            registers.material().ended(found.id(), moves.now());
            moves.note(row, "DontAwait", Optional.of(by.id()), Optional.empty());
        });
        continuation.advance(id, 0);
        return viewing.after(by, id);
    }

    @Override
    public CaseView goOn(Person by, CaseId id) {
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.GO_ON);
            if (row.request().studies().isEmpty() && !registers.documents().hasMaterial(id, Optional.empty())) {
                throw new Rejected(Reason.INVALID_REQUEST, "at least one study or document is needed");
            }
            registers
                    .material()
                    .open(id)
                    .forEach(request -> registers.material().ended(request.id(), moves.now()));
            moves.note(row, "GoOn", Optional.of(by.id()), Note.WENT_ON.with());
        });
        continuation.advance(id, 0);
        return viewing.after(by, id);
    }

    @Override
    public CaseView take(Person by, CaseId id, Uid study) {
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.DECIDE_STUDY);
            decide(by, row, study, true);
            var facts = studies.find(new Caller.Node(), study)
                    .filter(found -> found.institution().equals(row.institution()))
                    .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
            joining.join(row, facts, Optional.of(by.id()), answered(row, facts));
        });
        continuation.advance(id, 0);
        return viewing.after(by, id);
    }

    /** What the case waits for and this may be; the person who takes it has seen that. */
    private List<MaterialRegister.Row> answered(CaseRow row, StudyFacts facts) {
        var open = registers.material().open(row.id());
        return open.size() == 1
                ? open
                : open.stream()
                        .filter(request -> request.wish()
                                .accessionNumber()
                                .map(facts.accessionNumber()::equals)
                                .or(() -> request.wish().modality().map(facts.modalities()::contains))
                                .orElse(false))
                        .toList();
    }

    @Override
    public CaseView dismiss(Person by, CaseId id, Uid study) {
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.DECIDE_STUDY);
            decide(by, row, study, false);
            moves.note(row, "DismissStudy", Optional.of(by.id()), Optional.empty());
        });
        return viewing.after(by, id);
    }

    private void decide(Person by, CaseRow row, Uid study, boolean taken) {
        if (!registers.material().decide(row.id(), study, taken, by.id(), moves.now())) {
            throw new Rejected(Reason.NOT_FOUND, "the study is not proposed");
        }
    }
}
