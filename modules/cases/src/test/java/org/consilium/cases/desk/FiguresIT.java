package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseOutcome;
import org.consilium.cases.CaseOutcome.Discrepancy;
import org.consilium.cases.Discipline;
import org.consilium.cases.Urgency;
import org.consilium.cases.figure.FigureGroup;
import org.consilium.cases.figure.FigureGroup.CaseCounts;
import org.consilium.cases.figure.FigureGroup.OfferCounts;
import org.consilium.cases.figure.FigureGroup.Outcomes;
import org.consilium.cases.figure.FigureQuery;
import org.consilium.cases.figure.FigureReport;
import org.consilium.cases.figure.Grouping;
import org.consilium.cases.figure.Spread;
import org.consilium.kernel.Reason;
import org.consilium.security.Role;
import org.junit.jupiter.api.Test;

/** Every figure, from cases whose times are known. */
class FiguresIT extends CaseFixture {

    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @Test
    void areOfWhatHappenedToTheCasesSentInThePeriod() {
        var quick = quick();
        var slow = slow();
        var waiting = region.submitted(Urgency.EMERGENCY).summary().id();
        region.drafted(Urgency.ROUTINE);
        region.live(Duration.ofHours(3), Duration.ofMinutes(5));

        var report = report(Grouping.TOPIC);
        var total = report.total();

        assertThat(total.cases()).isEqualTo(new CaseCounts(3, 2, 1, 1, 0, 1));
        assertThat(total.times().answer()).isEqualTo(spread(2, hours(6), hours(2).plus(Duration.ofMinutes(432))));
        assertThat(total.times().activeAnswer())
                .isEqualTo(spread(2, hours(4).plus(Duration.ofMinutes(30)), Duration.ofMinutes(390)));
        assertThat(total.times().allocation().count()).isEqualTo(3);
        assertThat(total.times().allocation().median()).hasValue(Duration.ZERO);
        assertThat(total.times().acceptance().median()).hasValue(Duration.ofMinutes(15));
        assertThat(total.times().receipt()).isEqualTo(spread(1, hours(1), hours(1)));
        assertThat(total.outcomes()).isEqualTo(new Outcomes(0, 0, 1, 1));
        assertThat(total.offers().declined()).isEqualTo(1);
        assertThat(total.offers().timedOut()).isEqualTo(expired(waiting));
        assertThat(report.groups()).singleElement().satisfies(topic -> {
            assertThat(topic.key()).isEqualTo("RADIOLOGY C34");
            assertThat(topic.name()).isEqualTo("C34");
            assertThat(topic.discipline()).hasValue(Discipline.RADIOLOGY);
            assertThat(topic.times()).isEqualTo(total.times());
        });
        assertThat(report.course()).hasSize(2);
        assertThat(report.course().getFirst().sent()).isEqualTo(3);
        assertThat(Set.of(quick, slow, waiting)).hasSize(3);
    }

    @Test
    void areOfThePersonWhoAcceptedAndOfWhoWasAsked() {
        slow();

        var groups = report(Grouping.PERSON).groups();

        assertThat(groups)
                .extracting(
                        FigureGroup::name,
                        FigureGroup::detail,
                        group -> group.cases().sent(),
                        FigureGroup::offers)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                region.secondRadiologist.name(), region.tokyo.name(), 1L, new OfferCounts(1, 0, 0)),
                        org.assertj.core.groups.Tuple.tuple(
                                region.radiologist.name(), region.province.name(), 0L, new OfferCounts(1, 1, 0)));
    }

    @Test
    void areOfTheInstitutionsSomebodyCoordinatesForAndOfNoOthers() {
        quick();
        var abroad = region.person("tanaka", "田中", region.tokyo, Set.of("ja"), Role.COORDINATOR);

        assertThat(report(Grouping.INSTITUTION).groups())
                .extracting(FigureGroup::name)
                .containsExactly(region.district.name());
        var nothing = region.desk.figures().report(abroad, new FigureQuery(DAY, DAY.plusDays(1), Grouping.INSTITUTION));
        assertThat(nothing.total().cases()).isEqualTo(CaseCounts.NONE);
        assertThat(nothing.groups()).isEmpty();
        assertRefused(
                Reason.NOT_AUTHORIZED,
                () -> region.desk.figures().report(region.referrer, new FigureQuery(DAY, DAY, Grouping.TOPIC)));
    }

    @Test
    void areOfPeriodsThatEndAfterTheyBeginAndLastAYearAtMost() {
        assertRefused(Reason.INVALID_REQUEST, () -> new FigureQuery(DAY, DAY.minusDays(1), Grouping.TOPIC));
        assertRefused(Reason.INVALID_REQUEST, () -> new FigureQuery(DAY, DAY.plusDays(366), Grouping.TOPIC));
        quick();
        var before = region.desk
                .figures()
                .report(region.coordinator, new FigureQuery(DAY.minusDays(300), DAY.minusDays(1), Grouping.TOPIC));
        assertThat(before.total().cases().sent()).isZero();
        assertThat(before.course()).as("a piece for each month").hasSize(11);
    }

    /** Accepted after 10 minutes, answered after 2 hours, opened an hour later; the opinion changed everything. */
    private CaseId quick() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.pass(Duration.ofMinutes(10));
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.pass(Duration.ofMinutes(110));
        region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), OPINION);
        region.cases.delivered(id, 1);
        region.pass(hours(1));
        region.cases.acknowledge(region.referrer, id);
        region.cases.close(region.referrer, id, new CaseOutcome(Discrepancy.MAJOR, true, Optional.empty()));
        return id;
    }

    /** Declined by the first, accepted after 20 minutes, answered after 10 hours, 3 of them spent waiting for the sender; not opened. */
    private CaseId slow() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.pass(Duration.ofMinutes(5));
        region.cases.decline(region.radiologist, id, "Bận phẫu thuật.");
        region.pass(Duration.ofMinutes(15));
        region.cases.accept(region.secondRadiologist, id);
        region.cases.begin(region.secondRadiologist, id);
        region.cases.ask(region.secondRadiologist, id, "古い画像はありますか。");
        region.pass(hours(3));
        region.cases.reply(region.referrer, id, "Không.");
        region.pass(hours(10).minus(hours(3)).minus(Duration.ofMinutes(20)));
        region.cases.sign(region.secondRadiologist, id, region.confirmed(region.secondRadiologist), OPINION);
        region.cases.delivered(id, 1);
        return id;
    }

    private long expired(CaseId id) {
        return Registers.of(region.jdbc).offers().of(id).stream()
                .filter(offer -> offer.state() == org.consilium.cases.Offer.State.EXPIRED)
                .count();
    }

    private FigureReport report(Grouping by) {
        return region.desk.figures().report(region.coordinator, new FigureQuery(DAY, DAY.plusDays(1), by));
    }

    private static Spread spread(long count, Duration median, Duration p90) {
        return new Spread(count, Optional.of(median), Optional.of(p90));
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
