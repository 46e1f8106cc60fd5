package org.consilium.cases.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.consilium.cases.duty.DutyEntry;
import org.junit.jupiter.api.Test;

/** Who stands in for somebody who is away or has declined. */
class DeputiesTest extends Hospitals {

    @Test
    void aDeputyTakesThePlaceOfSomebodyWhoIsAway() {
        var away = specialist("a", regional)
                .away(DutyEntry.Kind.VACATION, Duration.ofDays(2))
                .build();
        var other = specialist("b", regional).build();
        var deputy = specialist("c", tokyo).build();

        var decision = routerWith(away, deputy).decide(inquiry().build(), List.of(away, other, deputy), NOW);

        assertThat(decision.ranked()).containsExactly(deputy, other);
        assertThat(Objects.requireNonNull(
                                decision.explanations().get(deputy.person().id()))
                        .text())
                .contains("deputy of Иванова Мария, who is away");
    }

    @Test
    void aDeputyIsAskedFirstAfterSomebodyHasDeclined() {
        var declined = specialist("a", centre).build();
        var near = specialist("b", regional).build();
        var deputy = specialist("c", tokyo).build();

        var decision = routerWith(declined, deputy)
                .decide(inquiry().declined(declined).build(), List.of(declined, near, deputy), NOW);

        assertThat(decision.ranked()).containsExactly(deputy, near);
        assertThat(Objects.requireNonNull(
                                decision.explanations().get(deputy.person().id()))
                        .text())
                .contains("declined");
    }

    @Test
    void theBackupOfTheFirstChoiceIsItsDeputy() {
        var first = specialist("a", regional).build();
        var second = specialist("b", regional).open(1).build();
        var deputy = specialist("c", tokyo).build();

        var decision = routerWith(first, deputy).decide(inquiry().build(), List.of(first, second, deputy), NOW);

        assertThat(decision.ranked()).containsExactly(first, deputy, second);
        assertThat(decision.backup()).hasValue(deputy.person().id());
    }

    @Test
    void aDeputyWhoDoesNotReadTheSiteIsNotAsked() {
        var declined = specialist("a", regional).build();
        var near = specialist("b", regional).build();
        var deputy = specialist("c", regional).site("C50").build();

        assertThat(routerWith(declined, deputy)
                        .decide(inquiry().declined(declined).build(), List.of(declined, near, deputy), NOW)
                        .ranked())
                .containsExactly(near);
    }
}
