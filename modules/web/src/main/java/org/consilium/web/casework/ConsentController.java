package org.consilium.web.casework;

import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.security.Person;
import org.consilium.web.casework.CaseBodies.ReasonBody;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The patient's consent to a case: recorded, withdrawn, or gone on without. Each answers with the case as it then is. */
@RestController
@RequestMapping("/api/cases/{id}/consent")
public final class ConsentController {

    private final Cases cases;
    private final CasePages pages;

    public ConsentController(Cases cases, CasePages pages) {
        this.cases = cases;
        this.pages = pages;
    }

    @PostMapping
    CasePage record(Person person, @PathVariable UUID id, @RequestBody ConsentBody body) {
        return pages.of(person, cases.recordConsent(person, new CaseId(id), body.terms()));
    }

    /** Everything the case granted ends with the answer. */
    @PostMapping("/withdraw")
    CasePage withdraw(Person person, @PathVariable UUID id, @RequestBody ReasonBody body) {
        return pages.of(person, cases.withdrawConsent(person, new CaseId(id), body.required()));
    }

    /** A coordinator lets a case go on that waits for a consent. */
    @PostMapping("/waive")
    CasePage goOnWithout(Person person, @PathVariable UUID id, @RequestBody ReasonBody body) {
        return pages.of(person, cases.goOnWithoutConsent(person, new CaseId(id), body.required()));
    }
}
