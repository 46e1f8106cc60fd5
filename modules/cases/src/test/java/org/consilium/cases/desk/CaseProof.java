package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.cases.desk.HistoryProof.count;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.cases.Offer;
import org.consilium.cases.TaskStatus;
import org.consilium.cases.desk.Attempt.Outcome;
import org.consilium.cases.desk.Attempt.Result;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.HistoryRegister;
import org.consilium.cases.register.MessageRegister;
import org.consilium.cases.register.OfferRegister;
import org.consilium.security.PersonId;

/** What holds of every case after every step, whoever did what at the same time and whichever node died amid it. */
final class CaseProof {

    private final Region region;
    private final Registers registers;
    private final Map<CaseId, TaskStatus> seen = new HashMap<>();

    CaseProof(Region region) {
        this.region = region;
        this.registers = Registers.of(region.jdbc);
    }

    /** @param outcomes everything that was tried with the case */
    void check(CaseId id, List<Outcome> outcomes) {
        var row = registers.cases().find(id).orElseThrow();
        var history = registers.history().of(id);
        var offers = registers.offers().of(id);
        HistoryProof.replay(row, history);
        movesForward(row);
        nothingIsLost(outcomes, history);
        oneAcceptance(row, history, offers);
        nothingFiredTwice(id, history, offers);
        HistoryProof.holdsAsLongAsItSays(row, history);
        somebodyGoesOn(row, history, offers);
    }

    private void movesForward(CaseRow row) {
        var before = seen.getOrDefault(row.id(), TaskStatus.DRAFT);
        var now = row.taskStatus();
        boolean resumed = before == TaskStatus.ON_HOLD && now == TaskStatus.IN_PROGRESS;
        assertThat(resumed || now.compareTo(before) >= 0)
                .as("%s to %s", before, now)
                .isTrue();
        seen.put(row.id(), now);
    }

    /** Whatever was answered with success is there, once; what a node died of is there once or not at all; what was refused is not. */
    private void nothingIsLost(List<Outcome> outcomes, List<HistoryRegister.Entry> history) {
        Map<String, Set<PersonId>> actors = new HashMap<>();
        outcomes.forEach(outcome -> outcome.attempt()
                .commands()
                .forEach(command -> actors.computeIfAbsent(
                                String.join("+", outcome.attempt().commands()), _ -> new HashSet<>())
                        .add(outcome.attempt().by().id())));
        actors.forEach((commands, people) -> people.forEach(person -> {
            var names = List.of(commands.split("\\+"));
            assertThat(history.stream()
                            .filter(entry -> names.contains(entry.command()))
                            .filter(entry ->
                                    entry.actor().filter(person::equals).isPresent())
                            .count())
                    .as("entries %s of %s", commands, person)
                    .isBetween(
                            tried(outcomes, person, names, Set.of(Result.DONE)),
                            tried(outcomes, person, names, Set.of(Result.DONE, Result.UNKNOWN)));
        }));
        outcomes.stream()
                .findFirst()
                .ifPresent(first -> messages(first.attempt().id(), outcomes));
    }

    private static long tried(List<Outcome> outcomes, PersonId person, List<String> names, Set<Result> results) {
        return outcomes.stream()
                .filter(outcome -> outcome.attempt().by().id().equals(person))
                .filter(outcome -> outcome.attempt().commands().equals(names))
                .filter(outcome -> results.contains(outcome.result()))
                .count();
    }

    private void messages(CaseId id, List<Outcome> outcomes) {
        var written = registers.messages().of(id).stream()
                .map(MessageRegister.Row::text)
                .toList();
        assertThat(written).doesNotHaveDuplicates().containsAll(texts(outcomes, Set.of(Result.DONE)));
        assertThat(texts(outcomes, Set.of(Result.DONE, Result.UNKNOWN))).containsAll(written);
    }

    private static List<String> texts(List<Outcome> outcomes, Set<Result> results) {
        return outcomes.stream()
                .filter(outcome -> outcome.attempt().isMessage() && results.contains(outcome.result()))
                .map(outcome -> outcome.attempt().text())
                .toList();
    }

    private static void oneAcceptance(
            CaseRow row, List<HistoryRegister.Entry> history, List<OfferRegister.Row> offers) {
        var accepted = offers.stream()
                .filter(offer -> offer.state() == Offer.State.ACCEPTED)
                .map(OfferRegister.Row::person)
                .toList();
        assertThat(accepted).hasSizeLessThanOrEqualTo(1);
        assertThat(row.heard().or(row::specialist).stream().toList()).isEqualTo(accepted);
        assertThat(count(history, "Accept")).isEqualTo(accepted.size());
        if (!accepted.isEmpty()) {
            assertThat(offers).noneMatch(OfferRegister.Row::isOpen);
        }
    }

    private void nothingFiredTwice(CaseId id, List<HistoryRegister.Entry> history, List<OfferRegister.Row> offers) {
        long glassBroken = count(history, "BreakGlass");
        assertThat(count(history, "TimeOut")).isEqualTo(offers(offers, Offer.State.EXPIRED));
        assertThat(count(history, "Decline")).isEqualTo(offers(offers, Offer.State.DECLINED));
        assertThat((long) offers.size()).isBetween(count(history, "Propose"), count(history, "Propose") + glassBroken);
        for (var once : List.of("Remind", "Overdue")) {
            assertThat(count(history, once)).as(once).isLessThanOrEqualTo(1 + glassBroken);
        }
        for (var once : List.of("Submit", "Collect", "Clear", "Triage", "Expire", "Close", "Cancel", "Reject")) {
            assertThat(count(history, once)).as(once).isLessThanOrEqualTo(1);
        }
        assertThat(offers.stream().filter(OfferRegister.Row::backup).count() + count(history, "Escalate"))
                .as("backups asked by the clock or by hand, and escalations")
                .isLessThanOrEqualTo(1 + glassBroken + byHand(history));
        var versions = registers.opinions().of(id);
        assertThat(count(history, "Sign") + count(history, "Amend")).isEqualTo(versions.size());
        assertThat(count(history, "Deliver") + count(history, "DeliverEarlierVersion"))
                .isEqualTo(versions.stream()
                        .filter(version -> version.deliveredAt().isPresent())
                        .count());
        HistoryProof.apart(history, "RemindOfReceipt", region.settings.receipt());
        HistoryProof.apart(history, "RemindOfReply", region.settings.reply());
    }

    private static long byHand(List<HistoryRegister.Entry> history) {
        return history.stream()
                .filter(entry ->
                        entry.command().equals("Propose") && entry.actor().isPresent())
                .count();
    }

    /** A clock is set for whatever the node or time has to do next, or somebody has been told that it is theirs. */
    private void somebodyGoesOn(CaseRow row, List<HistoryRegister.Entry> history, List<OfferRegister.Row> offers) {
        var clocks = clocks(row.id());
        var open = offers.stream().filter(OfferRegister.Row::isOpen).toList();
        switch (row.state()) {
            case DRAFT -> assertThat(open).isEmpty();
            case CLEARING -> {
                assertThat(clocks.contains("CONTINUE") || awaitsConsent(row))
                        .as("a consent there is lets the case go on")
                        .isTrue();
                assertThat(clocks).contains("COLLECT");
            }
            case COLLECTING -> assertThat(clocks).contains("CONTINUE", "COLLECT");
            case SUBMITTED, TRIAGED -> assertThat(clocks).contains("CONTINUE");
            case OFFERED -> {
                assertThat(open).isNotEmpty();
                assertThat(clocks).contains("EXPIRE");
                open.forEach(offer -> assertThat(clocks).contains("OFFER " + offer.id()));
                assertThat(open.stream().filter(offer -> offer.offeredAt().equals(region.now())))
                        .as("a case that nobody may read is offered to nobody")
                        .allMatch(offer -> row.isOpenToReaders(region.now()));
            }
            case ACCEPTED, IN_REVIEW, BOARD_SCHEDULED, ADJUDICATION ->
                assertThat(clocks).contains("EXPIRE");
            case NEEDS_INFO, NEEDS_MATERIAL -> assertThat(clocks).contains("EXPIRE", "REPLY");
            case SIGNED, DELIVERED -> assertThat(clocks).contains("RECEIPT");
            case ACKNOWLEDGED -> assertThat(clocks).contains("FOLLOW_UP");
            case CLOSED, CANCELLED, REJECTED, EXPIRED -> {
                assertThat(open).isEmpty();
                assertThat(clocks).allMatch(clock -> clock.startsWith("EMERGENCY"));
                assertThat(grants(row.id())).isZero();
            }
        }
    }

    private boolean awaitsConsent(CaseRow row) {
        return registers
                .consents()
                .newest(row.id())
                .filter(consent -> consent.permits(region.now()))
                .isEmpty();
    }

    private Set<String> clocks(CaseId id) {
        return region
                .jdbc
                .sql("select trim(kind || ' ' || subject) from cases.clock where case_id = :case")
                .param("case", id.value())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private long grants(CaseId id) {
        return region.jdbc
                .sql("select count(*) from security.study_grant where case_id = :case")
                .param("case", id.value())
                .query(Long.class)
                .single();
    }

    private static long offers(List<OfferRegister.Row> offers, Offer.State state) {
        return offers.stream().filter(offer -> offer.state() == state).count();
    }
}
