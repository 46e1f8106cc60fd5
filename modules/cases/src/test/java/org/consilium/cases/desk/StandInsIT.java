package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.CaseView;
import org.consilium.cases.Offer;
import org.consilium.cases.Urgency;
import org.consilium.cases.duty.DutyEntry;
import org.consilium.cases.duty.Period;
import org.consilium.security.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the node asks when the one it would ask is away or declines. */
class StandInsIT extends CaseFixture {

    private Person colleague;

    /** The nearest radiologist names one abroad, though another works in the same house. */
    @BeforeEach
    void nameADeputy() {
        colleague = region.specialist("zung", "Đặng Văn Dũng", region.province, Set.of("vi"), 10);
        region.roster.saveDeputies(region.radiologist.id(), List.of(region.secondRadiologist.id()));
    }

    @Test
    void aDeputyIsAskedInPlaceOfSomebodyOnVacationAndTheRoutingSaysUntilWhen() {
        var back = region.now().plus(Duration.ofDays(3));
        region.roster.add(
                region.radiologist.id(),
                Set.of(),
                List.of(new DutyEntry(
                        UUID.randomUUID(), DutyEntry.Kind.VACATION, new Period(region.now(), back), Optional.empty())));

        var view = region.submitted(Urgency.ROUTINE);

        assertThat(asked(view)).containsExactly(region.secondRadiologist.id().toString());
        assertThat(explanations(region.cases.get(region.referrer, view.summary().id())))
                .anyMatch(text -> text.startsWith("Is on vacation until"))
                .anyMatch(text -> text.contains("deputy of Phạm Hồng Ngọc, who is away"));
    }

    @Test
    void aDeputyIsAskedBeforeTheColleagueNextDoorWhenSomebodyDeclines() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.pass(Duration.ofMinutes(1));

        var view = region.cases.decline(region.radiologist, id, "Bận phẫu thuật.");

        assertThat(asked(region.cases.get(region.referrer, view.summary().id())))
                .containsExactly(
                        region.radiologist.id().toString(),
                        region.secondRadiologist.id().toString());
    }

    @Test
    void withoutADeputyTheColleagueNextDoorIsAsked() {
        region.roster.saveDeputies(region.radiologist.id(), List.of());
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.pass(Duration.ofMinutes(1));

        region.cases.decline(region.radiologist, id, "Bận phẫu thuật.");

        assertThat(asked(region.cases.get(region.referrer, id)))
                .containsExactly(
                        region.radiologist.id().toString(), colleague.id().toString());
    }

    private static List<String> asked(CaseView view) {
        return view.offers().stream()
                .map(Offer::person)
                .map(person -> person.id().toString())
                .toList();
    }

    private static List<String> explanations(CaseView view) {
        return view.routing().stream().map(step -> step.explanation().text()).toList();
    }
}
