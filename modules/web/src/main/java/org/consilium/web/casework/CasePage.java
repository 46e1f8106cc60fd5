package org.consilium.web.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.Adjudication;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseClocks;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseView;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.ManifestDocument;
import org.consilium.cases.ManifestStudy;
import org.consilium.cases.Message;
import org.consilium.cases.Offer;
import org.consilium.cases.OpinionText;
import org.consilium.cases.RoutingStep;
import org.consilium.web.casework.CaseLine.ParticipantView;
import org.consilium.web.casework.MaterialView.ProposalView;
import org.consilium.web.studies.StudyView;
import org.consilium.web.worktime.CalendarBodies.HolidayView;
import org.consilium.web.worktime.CalendarBodies.ShiftView;

/**
 * A case with everything its page shows.
 *
 * @param line its summary; the fields stand beside the others here, the question being whole
 */
record CasePage(
        @JsonUnwrapped CaseLine line,
        Optional<String> site,
        Optional<String> clinicalSummary,
        List<String> languages,
        List<StudyView> studies,
        List<ConsentView> consents,
        List<OfferView> offers,
        List<MessageView> messages,
        List<OpinionView> opinions,
        Optional<OpinionText> draft,
        Optional<AdjudicationView> adjudication,
        List<RoutingView> routing,
        List<HistoryView> history,
        List<DocumentView> documents,
        List<MaterialView> material,
        List<ProposalView> proposals,
        int manifestVersion,
        List<ManifestView> manifest,
        List<ManifestDocument> manifestDocuments,
        ClocksView clocks,
        Set<CaseAction> actions) {

    static CasePage of(
            CaseView view, List<StudyView> studies, List<OpinionView> opinions, List<ProposalView> proposals) {
        return new CasePage(
                CaseLine.whole(view.summary()),
                view.site(),
                view.clinicalSummary(),
                view.languages().stream().sorted().toList(),
                studies,
                view.consents().stream().map(ConsentView::of).toList(),
                view.offers().stream().map(OfferView::of).toList(),
                view.messages().stream().map(MessageView::of).toList(),
                opinions,
                view.draft(),
                view.adjudication().map(AdjudicationView::of),
                view.routing().stream().map(RoutingView::of).toList(),
                view.history().stream().map(HistoryView::of).toList(),
                view.documents().stream().map(DocumentView::of).toList(),
                view.material().stream().map(MaterialView::of).toList(),
                proposals,
                view.manifestVersion(),
                view.manifest().stream().map(ManifestView::of).toList(),
                view.manifestDocuments(),
                ClocksView.of(view.clocks()),
                view.actions());
    }

    record AdjudicationView(
            Instant at,
            ParticipantView askedBy,
            ParticipantView adjudicator,
            String other,
            ParticipantView first,
            Optional<OpinionText> text) {

        static AdjudicationView of(Adjudication adjudication) {
            return new AdjudicationView(
                    adjudication.at(),
                    ParticipantView.of(adjudication.askedBy()),
                    ParticipantView.of(adjudication.adjudicator()),
                    adjudication.other(),
                    ParticipantView.of(adjudication.first()),
                    adjudication.text());
        }
    }

    record OfferView(
            UUID id,
            ParticipantView person,
            Offer.State state,
            Instant offeredAt,
            Optional<Instant> answeredAt,
            Optional<String> reason,
            boolean backup) {

        static OfferView of(Offer offer) {
            return new OfferView(
                    offer.id(),
                    ParticipantView.of(offer.person()),
                    offer.state(),
                    offer.offeredAt(),
                    offer.answeredAt(),
                    offer.reason(),
                    offer.backup());
        }
    }

    record MessageView(UUID id, Message.Kind kind, ParticipantView author, String text, Instant at) {

        static MessageView of(Message message) {
            return new MessageView(
                    message.id(), message.kind(), ParticipantView.of(message.author()), message.text(), message.at());
        }
    }

    record RoutingView(
            String rule,
            RoutingStep.Outcome outcome,
            Optional<ParticipantView> person,
            String explanation,
            List<ReasonView> reasons) {

        static RoutingView of(RoutingStep step) {
            return new RoutingView(
                    step.rule(),
                    step.outcome(),
                    step.person().map(ParticipantView::of),
                    step.explanation().text(),
                    ReasonView.of(step.explanation()));
        }
    }

    record HistoryView(
            Instant at,
            Optional<ParticipantView> actor,
            CaseState from,
            CaseState to,
            String command,
            Optional<String> note,
            List<ReasonView> reasons) {

        static HistoryView of(HistoryEntry entry) {
            return new HistoryView(
                    entry.at(),
                    entry.actor().map(ParticipantView::of),
                    entry.from(),
                    entry.to(),
                    entry.command(),
                    entry.note(),
                    ReasonView.of(entry.reasons()));
        }
    }

    record ManifestView(String studyInstanceUid, int instances, String sha256) {

        static ManifestView of(ManifestStudy study) {
            return new ManifestView(study.studyInstanceUid().value(), study.instances(), study.sha256());
        }
    }

    record ClocksView(long totalSeconds, long activeSeconds, Optional<Instant> dueAt, Optional<CountedView> counted) {

        static ClocksView of(CaseClocks clocks) {
            return new ClocksView(
                    clocks.total().toSeconds(),
                    clocks.active().toSeconds(),
                    clocks.dueAt(),
                    clocks.counted().map(CountedView::of));
        }
    }

    /** By which hours the answer is due, with the holidays in between. */
    record CountedView(
            String institution, long workMinutes, String zone, List<ShiftView> hours, List<HolidayView> holidays) {

        static CountedView of(CaseClocks.Counted counted) {
            var hours = counted.time().hours();
            return new CountedView(
                    counted.institution(),
                    counted.time().work().toMinutes(),
                    hours.zone().getId(),
                    hours.weekly().stream().map(ShiftView::of).toList(),
                    HolidayView.of(hours));
        }
    }
}
