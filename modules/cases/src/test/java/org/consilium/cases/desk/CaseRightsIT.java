package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.Offer;
import org.consilium.cases.RoutingStep;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Reason;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.junit.jupiter.api.Test;

/** Who sees a case and its study, and who does what with it. */
class CaseRightsIT extends CaseFixture {

    @Test
    void theSpecialistSeesTheStudyFromTheOfferToTheClosingAndNobodyElseDoes() {
        assertThat(sees(region.radiologist)).isFalse();
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        assertThat(sees(region.radiologist)).isTrue();
        assertThat(sees(region.secondRadiologist)).isFalse();

        region.cases.decline(region.radiologist, id, "휴가 중");
        assertThat(sees(region.radiologist)).isFalse();
        assertThat(sees(region.secondRadiologist)).isTrue();
        assertMissing(() -> region.cases.get(region.radiologist, id));

        assertThat(region.cases.get(region.secondRadiologist, id).history())
                .as("why somebody else declined")
                .noneMatch(entry -> entry.command().equals("Decline"));
        assertThat(region.cases.get(region.referrer, id).history())
                .anyMatch(entry -> entry.note().equals(Optional.of("휴가 중")));

        region.cases.accept(region.secondRadiologist, id);
        region.cases.cancel(region.referrer, id, "Bệnh nhân chuyển viện.");
        assertThat(sees(region.secondRadiologist)).isFalse();
        assertMissing(() -> region.cases.get(region.secondRadiologist, id));
    }

    @Test
    void aForeignCaseLooksLikeAMissingOne() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        var stranger = region.person("kim", "김철수", region.tokyo, Set.of("ko"), Role.REFERRER);
        var administrator = region.person("li", "李伟", region.district, Set.of("zh"), Role.ADMINISTRATOR);

        assertMissing(() -> region.cases.get(stranger, id));
        assertMissing(() -> region.cases.comment(stranger, id, "안녕하세요"));
        assertMissing(() -> region.cases.accept(stranger, id));
        assertMissing(() -> region.cases.get(administrator, id));
        assertThat(region.cases.list(administrator, new CaseQuery(CaseQuery.View.INSTITUTION, Optional.empty())))
                .isEmpty();
        assertThat(region.cases.ofStudy(stranger, Region.STUDY)).isEmpty();
        assertThat(region.cases.ofStudy(region.referrer, Region.STUDY)).hasSize(1);
    }

    @Test
    void nobodyDoesAnothersPart() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();

        assertRefused(Reason.NOT_AUTHORIZED, () -> region.cases.reply(region.radiologist, id, "x"));
        assertRefused(Reason.NOT_AUTHORIZED, () -> region.cases.begin(region.radiologist, id));
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        assertRefused(
                Reason.NOT_AUTHORIZED,
                () -> region.cases.sign(region.referrer, id, region.confirmed(region.referrer), OPINION));
        assertRefused(
                Reason.CONFIRMATION_NEEDED,
                () -> region.cases.sign(region.radiologist, id, region.confirmed(region.referrer), OPINION));
        var confirmed = region.confirmed(region.radiologist);
        region.pass(Region.CONFIRMED.plusSeconds(1));
        assertRefused(Reason.CONFIRMATION_NEEDED, () -> region.cases.sign(region.radiologist, id, confirmed, OPINION));
        assertThat(region.cases.get(region.referrer, id).opinions()).isEmpty();
    }

    @Test
    void theDecisionIsExplainedToWhoAsksAndToTheCoordinatorOnly() {
        var view = region.submitted(Urgency.ROUTINE);
        var id = view.summary().id();

        assertThat(view.routing()).extracting(RoutingStep::outcome).contains(RoutingStep.Outcome.CHOSEN);
        assertThat(region.cases.get(region.coordinator, id).routing()).isEqualTo(view.routing());
        assertThat(region.cases.get(region.radiologist, id).routing()).isEmpty();
        assertThat(region.cases.candidates(region.referrer, id)).hasSize(2);
        assertRefused(Reason.NOT_AUTHORIZED, () -> region.cases.candidates(region.radiologist, id));
    }

    @Test
    void aCoordinatorOffersByHandButNeverToTheReferrerOrToOneWhoDoesNotRead() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();

        var offered = region.cases.offer(region.coordinator, id, region.secondRadiologist.id());
        assertThat(offered.offers()).hasSize(2).extracting(Offer::state).containsOnly(Offer.State.REQUESTED);
        assertRefused(
                Reason.ALREADY_EXISTS, () -> region.cases.offer(region.coordinator, id, region.secondRadiologist.id()));
        assertRefused(Reason.INVALID_REQUEST, () -> region.cases.offer(region.coordinator, id, region.referrer.id()));
        assertRefused(
                Reason.NOT_AUTHORIZED, () -> region.cases.offer(region.referrer, id, region.secondRadiologist.id()));
    }

    private boolean sees(Person person) {
        return region.access.visibility(new Caller.Human(person)).sees(region.district.id(), Region.STUDY);
    }
}
