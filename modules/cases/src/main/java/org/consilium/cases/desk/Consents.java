package org.consilium.cases.desk;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.cases.Explanation;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.ConsentRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;

/** Consents recorded and withdrawn, and the decision to go on without one. */
final class Consents {

    /** Days between the calendars of two places of the earth. */
    private static final int CALENDARS_APART_DAYS = 1;

    private final Registers registers;
    private final Moves moves;
    private final Permissions permissions;
    private final Readers readers;
    private final Alarms alarms;
    private final CaseStudies studies;
    private final CaseTransactions transactions;

    Consents(
            Registers registers,
            Moves moves,
            Permissions permissions,
            Readers readers,
            Alarms alarms,
            CaseStudies studies,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.permissions = permissions;
        this.readers = readers;
        this.alarms = alarms;
        this.studies = studies;
        this.transactions = transactions;
    }

    /** Replaces what was recorded before, which stays readable. Returns whether the case waited for it. */
    boolean record(Person by, CaseId id, ConsentTerms terms) {
        check(terms);
        return transactions.call(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.RECORD_CONSENT);
            require(
                    terms.basis() != Basis.COORDINATOR || isBeforeClearing(row),
                    "a coordinator decides before the case is sent on, not afterwards");
            requireDocument(row, terms);
            requireFile(row, terms);
            keep(by, row, terms);
            moves.note(row, "RecordConsent", Optional.of(by.id()), words(terms));
            readers.renew(row, terms);
            boolean awaited = row.state() == CaseState.CLEARING && terms.basis() != Basis.COORDINATOR;
            if (awaited) {
                // This node may stop before it takes the next step.
                alarms.continueSoon(id, moves.now());
            }
            return awaited;
        });
    }

    private void keep(Person by, CaseRow row, ConsentTerms terms) {
        registers
                .consents()
                .insert(new ConsentRegister.Row(
                        UUID.randomUUID(), row.id(), terms, by.id(), moves.now(), Optional.empty()));
    }

    private static boolean isBeforeClearing(CaseRow row) {
        return row.state() == CaseState.DRAFT
                || row.state() == CaseState.COLLECTING
                || row.state() == CaseState.CLEARING;
    }

    /** The case ends, or where it has been answered everybody's reading of it. */
    void withdraw(Person by, CaseId id, String reason) {
        Texts.required("reason", reason);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.WITHDRAW_CONSENT);
            var withdrawal = new ConsentRegister.Withdrawal(moves.now(), by.id(), reason);
            if (registers
                    .consents()
                    .newest(id)
                    .filter(consent -> registers.consents().withdraw(consent.id(), withdrawal))
                    .isEmpty()) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "there is no consent to withdraw");
            }
            readers.close(row);
            moves.move(row, new CaseCommand.Withdraw(), Optional.of(by.id()), Note.written(reason));
        });
    }

    /** A coordinator lets the case go on without a consent. */
    void goOnWithout(Person by, CaseId id, String reason) {
        Texts.required("reason", reason);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.CLEAR);
            var terms = ConsentTerms.of(Basis.DECIDED, today(), Optional.of(reason));
            keep(by, row, terms);
            // An emergency may come before the next step: whom it opens the case to reads it as long as this lets them.
            readers.renew(row, terms);
            moves.note(row, "DecideWithoutConsent", Optional.of(by.id()), Note.written(reason));
            alarms.continueSoon(id, moves.now());
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(moves.now(), ZoneOffset.UTC);
    }

    private void check(ConsentTerms terms) {
        require(
                terms.basis() != Basis.DECIDED && terms.basis() != Basis.BEFORE_RECORDS,
                "basis: PATIENT, REPRESENTATIVE, LAW or COORDINATOR");
        require(
                terms.basis() != Basis.REPRESENTATIVE || terms.representative().isPresent(),
                "representative is missing");
        require(
                (terms.basis() != Basis.LAW && terms.basis() != Basis.COORDINATOR)
                        || terms.reason().isPresent(),
                "reason is missing");
        terms.reason().ifPresent(reason -> Texts.required("reason", reason));
        require(!terms.givenOn().isAfter(today().plusDays(CALENDARS_APART_DAYS)), "givenOn is a day to come");
        require(
                terms.validUntil().filter(day -> day.isBefore(today())).isEmpty(),
                "validUntil is a day that has passed");
    }

    private void requireDocument(CaseRow row, ConsentTerms terms) {
        terms.documentInstance().ifPresent(instance -> {
            if (!studies.holds(row.institution(), instance)) {
                throw new Rejected(Reason.NOT_FOUND, "the document of the consent");
            }
        });
    }

    private void requireFile(CaseRow row, ConsentTerms terms) {
        terms.documentFile().ifPresent(file -> {
            if (registers.documents().of(row.id()).stream()
                    .noneMatch(one -> one.id().equals(file) && one.superseded().isEmpty())) {
                throw new Rejected(Reason.NOT_FOUND, "the document of the consent");
            }
        });
    }

    /** For the history: who agreed to what, without names. */
    /** Without a name: everybody in the case reads it. */
    private static Optional<Explanation> words(ConsentTerms terms) {
        var purposes = terms.purposes().stream().map(Enum::name).sorted().toList();
        var given = Note.CONSENT_RECORDED.with(
                "basis",
                terms.basis(),
                "day",
                terms.givenOn(),
                "purposes",
                String.join(
                        ", ",
                        Stream.concat(Stream.of("OPINION"), purposes.stream()).toList()),
                "reach",
                terms.reach());
        return Note.both(given, terms.validUntil().flatMap(day -> Note.CONSENT_UNTIL.with("day", day)));
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Rejected(Reason.INVALID_REQUEST, detail);
        }
    }
}
