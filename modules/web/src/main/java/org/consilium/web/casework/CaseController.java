package org.consilium.web.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.Candidate;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseState;
import org.consilium.cases.Cases;
import org.consilium.security.Person;
import org.consilium.web.casework.CaseBodies.CaseRequestBody;
import org.consilium.web.casework.CaseBodies.OpinionBody;
import org.consilium.web.casework.CaseLine.ParticipantView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases as documents: listed, drafted, read. What moves them is in {@link CaseCommandController}. */
@RestController
@RequestMapping("/api/cases")
public final class CaseController {

    private final Cases cases;
    private final CasePages pages;

    public CaseController(Cases cases, CasePages pages) {
        this.cases = cases;
        this.pages = pages;
    }

    /** The newest {@link CaseQuery#RESULTS_MAX}; the rest is found by {@link CaseSearchController}. */
    @GetMapping
    List<CaseLine> list(
            Person person, @RequestParam(defaultValue = "mine") String view, @RequestParam Optional<CaseState> state) {
        return cases.list(person, new CaseQuery(CaseSearchController.view(view), state)).stream()
                .map(CaseLine::of)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CasePage create(Person person, @RequestBody CaseRequestBody body) {
        return pages.of(person, cases.create(person, body.request()));
    }

    @PutMapping("/{id}")
    CasePage edit(Person person, @PathVariable UUID id, @RequestBody CaseRequestBody body) {
        return pages.of(person, cases.edit(person, new CaseId(id), body.request()));
    }

    /** Opening the page of a case counts as having read it. */
    @GetMapping("/{id}")
    CasePage one(Person person, @PathVariable UUID id) {
        CasePage page = pages.of(person, cases.get(person, new CaseId(id)));
        cases.markRead(person, new CaseId(id));
        return page;
    }

    @PutMapping("/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void saveDraft(Person person, @PathVariable UUID id, @RequestBody OpinionBody body) {
        cases.saveDraft(person, new CaseId(id), body.opinion());
    }

    @GetMapping("/{id}/candidates")
    List<CandidateView> candidates(Person person, @PathVariable UUID id) {
        return cases.candidates(person, new CaseId(id)).stream()
                .map(CandidateView::of)
                .toList();
    }

    /** Who can be asked to decide between two opinions. */
    @GetMapping("/{id}/adjudicators")
    List<ParticipantView> adjudicators(Person person, @PathVariable UUID id) {
        return cases.adjudicators(person, new CaseId(id)).stream()
                .map(ParticipantView::of)
                .toList();
    }

    /** @param rank 1 for who would be asked first; only of the eligible */
    record CandidateView(
            ParticipantView person,
            boolean eligible,
            String explanation,
            List<ReasonView> reasons,
            Optional<Integer> rank) {

        static CandidateView of(Candidate candidate) {
            return new CandidateView(
                    ParticipantView.of(candidate.person()),
                    candidate.eligible(),
                    candidate.explanation().text(),
                    ReasonView.of(candidate.explanation()),
                    candidate.rank().stream().boxed().findFirst());
        }
    }
}
