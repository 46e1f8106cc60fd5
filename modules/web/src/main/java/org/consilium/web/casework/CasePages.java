package org.consilium.web.casework;

import org.consilium.cases.CaseView;
import org.consilium.cases.Opinion;
import org.consilium.exchange.Deliveries;
import org.consilium.exchange.OpinionVersion;
import org.consilium.security.Person;
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
                view.opinions().stream().map(opinion -> opinion(view, opinion)).toList());
    }

    private OpinionView opinion(CaseView view, Opinion opinion) {
        OpinionVersion version = new OpinionVersion(view.summary().id(), opinion.version());
        return OpinionView.of(
                opinion, deliveries.of(version).stream().map(DeliveryView::of).toList());
    }
}
