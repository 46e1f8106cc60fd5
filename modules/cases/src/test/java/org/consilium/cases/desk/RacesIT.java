package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.Offer;
import org.consilium.cases.OpinionText;
import org.consilium.cases.Urgency;
import org.consilium.cases.register.WorkingCalendarRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RacesIT {

    private final Region region = new Region();

    @AfterEach
    void close() {
        region.close();
    }

    @RepeatedTest(5)
    void ofTwoAcceptancesAtOnceOneWinsAndTheOtherOfferIsWithdrawn() throws Exception {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.offer(region.coordinator, id, region.secondRadiologist.id());

        var refusals = atOnce(List.of(
                () -> region.cases.accept(region.radiologist, id),
                () -> region.desk().cases().accept(region.secondRadiologist, id)));

        assertThat(refusals).containsExactly(Reason.NOT_IN_THIS_STATE);
        var view = region.cases.get(region.referrer, id);
        assertThat(view.summary().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(view.offers())
                .extracting(Offer::state)
                .containsExactlyInAnyOrder(Offer.State.ACCEPTED, Offer.State.WITHDRAWN);
        assertThat(view.offers())
                .filteredOn(offer -> offer.state() == Offer.State.ACCEPTED)
                .allMatch(offer ->
                        offer.person().equals(view.summary().specialist().orElseThrow()));
    }

    @RepeatedTest(3)
    void aSecondClickOnTheSignatureSignsNothing() throws Exception {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        var opinion = new OpinionText("Узел 12 мм.", "Доброкачественный.", "");
        Runnable sign = () -> region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), opinion);

        var refusals = atOnce(List.of(sign, sign));

        assertThat(refusals).isEmpty();
        assertThat(region.cases.get(region.referrer, id).opinions()).hasSize(1);
    }

    @Test
    void twoNodesThatWakeAtOnceRingEachClockOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            region.submitted(Urgency.ROUTINE);
        }
        region.pass(Duration.ofHours(24));
        var other = region.desk();

        atOnce(List.of(
                () -> region.desk.clockwork().ring(), () -> other.clockwork().ring()));

        assertThat(count("TimeOut")).isEqualTo(5);
        assertThat(count("Propose")).isEqualTo(10);
    }

    @Test
    void aNodeThatDiesBetweenTwoStepsIsContinuedByWhoeverWakes() {
        var id = region.submitted(Urgency.EMERGENCY).summary().id();
        for (var state : List.of("COLLECTING", "CLEARING", "SUBMITTED", "TRIAGED")) {
            fallBackTo(state, id);

            region.pass(Duration.ofSeconds(31));
            region.desk().clockwork().ring();

            var view = region.cases.get(region.referrer, id);
            assertThat(view.summary().state()).as("from " + state).isEqualTo(CaseState.OFFERED);
            assertThat(view.offers()).hasSize(1);
            assertThat(view.manifest()).hasSize(1);
            assertThat(view.summary().dueAt()).isPresent();
        }
    }

    /** What the rows look like when the node died after reaching a state, before its next step. */
    private void fallBackTo(String state, CaseId id) {
        var parameters = java.util.Map.of("id", id.value(), "state", state);
        Consumer<String> execute =
                sql -> region.jdbc.sql(sql).params(parameters).update();
        execute.accept("delete from cases.clock where case_id = :id");
        execute.accept("delete from cases.offer where case_id = :id");
        if (state.equals("COLLECTING")) {
            execute.accept("delete from cases.manifest_instance where case_id = :id");
        }
        execute.accept("update cases.consult_case set state = :state where id = :id");
        new Alarms(
                        Registers.of(region.jdbc).clocks(),
                        new WorkingCalendarRegister(region.jdbc, region.institutions),
                        region.settings)
                .continueSoon(id, region.now());
    }

    private long count(String command) {
        return region.jdbc
                .sql("select count(*) from cases.history where command = :command")
                .param("command", command)
                .query(Long.class)
                .single();
    }

    /** Runs all at the same moment and tells why some were refused. */
    private static List<Reason> atOnce(List<Runnable> calls) throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        var refusals = new ArrayList<Reason>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new ArrayList<Future<?>>();
            for (var call : calls) {
                started.add(threads.submit(() -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    try {
                        call.run();
                    } catch (Rejected rejected) {
                        synchronized (refusals) {
                            refusals.add(rejected.reason());
                        }
                    }
                    return true;
                }));
            }
            for (var future : started) {
                future.get(30, TimeUnit.SECONDS);
            }
        }
        return refusals;
    }
}
