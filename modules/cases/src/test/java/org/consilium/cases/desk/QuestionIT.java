package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseState;
import org.consilium.cases.StudyExtent;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

/** What a question must say, and what it may. */
class QuestionIT extends CaseFixture {

    @Test
    void whatIsMissingInAQuestionIsSaidWhenItIsSent() {
        region.studies.add(Region.STUDY, region.district.id(), "Ванин^Пётр", "CT", 1);
        var request = Region.question(Urgency.FAST, Region.STUDY);
        var draft = region.cases.create(
                region.referrer,
                new org.consilium.cases.CaseRequest(
                        request.studies(),
                        request.discipline(),
                        request.urgency(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()));
        var id = draft.summary().id();
        assertThat(draft.actions())
                .containsExactlyInAnyOrder(
                        CaseAction.EDIT,
                        CaseAction.SUBMIT,
                        CaseAction.CANCEL,
                        CaseAction.RECORD_CONSENT,
                        CaseAction.WITHDRAW_CONSENT,
                        CaseAction.BREAK_GLASS,
                        CaseAction.ADD_DOCUMENT,
                        CaseAction.REMOVE_DOCUMENT,
                        CaseAction.AWAIT_STUDY,
                        CaseAction.DECIDE_STUDY);
        assertRefused(Reason.INVALID_REQUEST, () -> region.cases.submit(region.referrer, id));
        assertMissing(() -> region.cases.get(region.coordinator, id));

        region.cases.edit(region.referrer, id, request);
        region.cases.recordConsent(region.referrer, id, region.agreed());
        assertThat(region.cases.submit(region.referrer, id).summary().state()).isEqualTo(CaseState.OFFERED);
        assertRefused(Reason.NOT_IN_THIS_STATE, () -> region.cases.edit(region.referrer, id, request));
    }

    @Test
    void howMuchThereIsOfAStudyIsAnnouncedAndStaysUnlessSomethingElseIsSaid() {
        region.studies.add(Region.STUDY, region.district.id(), "Ванин^Пётр", "CT", 1);
        var extent = new StudyExtent(Region.STUDY, Optional.of(120), Optional.of(3));
        var id = region.cases
                .create(region.referrer, Region.question(Urgency.FAST, List.of(extent), Region.STUDY))
                .summary()
                .id();
        assertThat(region.studies.extents.get(id)).containsExactly(extent);

        region.cases.edit(region.referrer, id, Region.question(Urgency.FAST, Region.STUDY));
        assertThat(region.studies.extents.get(id)).containsExactly(extent);

        var elsewhere = new StudyExtent(new Uid("1.2.3.4.5"), Optional.of(1), Optional.empty());
        for (var wrong : List.of(List.of(elsewhere), List.of(extent, extent))) {
            assertRefused(
                    Reason.INVALID_REQUEST,
                    () -> region.cases.edit(region.referrer, id, Region.question(Urgency.FAST, wrong, Region.STUDY)));
        }
        region.cases.edit(region.referrer, id, Region.question(Urgency.FAST, List.of(), Region.STUDY));
        assertThat(region.studies.extents.get(id)).isEmpty();
    }
}
