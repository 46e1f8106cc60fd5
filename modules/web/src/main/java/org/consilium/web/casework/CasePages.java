package org.consilium.web.casework;

import java.util.List;
import org.consilium.cases.CaseView;
import org.consilium.security.Person;
import org.consilium.web.studies.StudyViews;

/** Puts together what cases, archive and exchange know of a case. */
public final class CasePages {

    private final StudyViews studies;

    public CasePages(StudyViews studies) {
        this.studies = studies;
    }

    CasePage of(Person person, CaseView view) {
        return CasePage.of(
                view,
                studies.findAll(person, view.studies()),
                view.opinions().stream()
                        .map(opinion -> OpinionView.of(opinion, List.of()))
                        .toList());
    }
}
