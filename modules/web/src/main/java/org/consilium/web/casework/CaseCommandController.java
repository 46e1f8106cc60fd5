package org.consilium.web.casework;

import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.consilium.web.casework.CaseBodies.AdjudicationBody;
import org.consilium.web.casework.CaseBodies.EmergencyBody;
import org.consilium.web.casework.CaseBodies.OfferBody;
import org.consilium.web.casework.CaseBodies.OpinionBody;
import org.consilium.web.casework.CaseBodies.OutcomeBody;
import org.consilium.web.casework.CaseBodies.ReasonBody;
import org.consilium.web.casework.CaseBodies.TextBody;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commands that move a case; each answers with the case as it then is. */
@RestController
@RequestMapping("/api/cases/{id}")
public final class CaseCommandController {

    private final Cases cases;
    private final CasePages pages;

    public CaseCommandController(Cases cases, CasePages pages) {
        this.cases = cases;
        this.pages = pages;
    }

    @PostMapping("/submit")
    CasePage submit(Person person, @PathVariable UUID id) {
        return pages.of(person, cases.submit(person, new CaseId(id)));
    }

    @PostMapping("/offer")
    CasePage offer(Person person, @PathVariable UUID id, @RequestBody OfferBody body) {
        return pages.of(person, cases.offer(person, new CaseId(id), body.person()));
    }

    @PostMapping("/accept")
    CasePage accept(Person person, @PathVariable UUID id) {
        return pages.of(person, cases.accept(person, new CaseId(id)));
    }

    @PostMapping("/decline")
    CasePage decline(Person person, @PathVariable UUID id, @RequestBody ReasonBody body) {
        return pages.of(person, cases.decline(person, new CaseId(id), body.required()));
    }

    @PostMapping("/begin")
    CasePage begin(Person person, @PathVariable UUID id) {
        return pages.of(person, cases.begin(person, new CaseId(id)));
    }

    @PostMapping("/question")
    CasePage question(Person person, @PathVariable UUID id, @RequestBody TextBody body) {
        return pages.of(person, cases.ask(person, new CaseId(id), body.required()));
    }

    @PostMapping("/reply")
    CasePage reply(Person person, @PathVariable UUID id, @RequestBody TextBody body) {
        return pages.of(person, cases.reply(person, new CaseId(id), body.required()));
    }

    @PostMapping("/comment")
    CasePage comment(Person person, @PathVariable UUID id, @RequestBody TextBody body) {
        return pages.of(person, cases.comment(person, new CaseId(id), body.required()));
    }

    /** Two opinions differ: somebody decides. */
    @PostMapping("/adjudicate")
    CasePage adjudicate(Person person, @PathVariable UUID id, @RequestBody AdjudicationBody body) {
        return pages.of(person, cases.adjudicate(person, new CaseId(id), body.person(), body.required()));
    }

    @PostMapping("/sign")
    CasePage sign(Person person, Confirmation confirmation, @PathVariable UUID id, @RequestBody OpinionBody body) {
        return pages.of(person, cases.sign(person, new CaseId(id), confirmation, body.opinion()));
    }

    @PostMapping("/acknowledge")
    CasePage acknowledge(Person person, @PathVariable UUID id) {
        return pages.of(person, cases.acknowledge(person, new CaseId(id)));
    }

    @PostMapping("/close")
    CasePage close(Person person, @PathVariable UUID id, @RequestBody OutcomeBody body) {
        return pages.of(person, cases.close(person, new CaseId(id), body.outcome()));
    }

    @PostMapping("/cancel")
    CasePage cancel(Person person, @PathVariable UUID id, @RequestBody ReasonBody body) {
        return pages.of(person, cases.cancel(person, new CaseId(id), body.required()));
    }

    /** In an emergency: opens the case at once to who is on duty, or to the person named. */
    @PostMapping("/emergency")
    CasePage breakGlass(Person person, @PathVariable UUID id, @RequestBody EmergencyBody body) {
        return pages.of(person, cases.breakGlass(person, new CaseId(id), body.required(), body.person()));
    }

    @PostMapping("/reject")
    CasePage reject(Person person, @PathVariable UUID id, @RequestBody ReasonBody body) {
        return pages.of(person, cases.reject(person, new CaseId(id), body.required()));
    }
}
