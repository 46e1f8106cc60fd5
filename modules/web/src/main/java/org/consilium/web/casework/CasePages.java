package org.consilium.web.casework;

import java.util.List;
import org.consilium.cases.CaseView;
import org.consilium.cases.Opinion;
import org.consilium.cases.StudyProposal;
import org.consilium.exchange.Deliveries;
import org.consilium.exchange.OpinionVersion;
import org.consilium.security.Person;
import org.consilium.web.casework.MaterialView.ProposalView;
import org.consilium.web.delivery.DeliveryView;
import org.consilium.web.studies.StudyViews;

/** Puts together what cases, archive and exchange know of a case. */
public final class CasePages {

    private final StudyViews studies;
    private final Deliveries deliveries;

    public CasePages(StudyViews studies, Deliveries deliveries) {
        this.studies = studies;
        this.deliveries = deliveries;
    }

    CasePage of(Person person, CaseView view) {
        return CasePage.of(
                view,
                studies.findAll(person, view.studies()),
                view.opinions().stream().map(opinion -> opinion(view, opinion)).toList(),
                proposals(person, view.proposals()));
    }

    private List<ProposalView> proposals(Person person, List<StudyProposal> proposals) {
        var seen = studies.findAll(
                person, proposals.stream().map(StudyProposal::study).toList());
        return proposals.stream()
                .map(proposal -> new ProposalView(
                        proposal.study().value(),
                        proposal.reason(),
                        proposal.at(),
                        seen.stream()
                                .filter(study -> study.studyInstanceUid()
                                        .equals(proposal.study().value()))
                                .findFirst()))
                .toList();
    }

    private OpinionView opinion(CaseView view, Opinion opinion) {
        OpinionVersion version = new OpinionVersion(view.summary().id(), opinion.version());
        return OpinionView.of(
                opinion, deliveries.of(version).stream().map(DeliveryView::of).toList());
    }
}
