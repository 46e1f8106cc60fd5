package org.consilium.web.casework;

import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseMaterial;
import org.consilium.cases.MaterialRequest.Kind;
import org.consilium.cases.MaterialRequest.Wish;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a case waits for, and studies that came and may belong to it. Each answers with the case as it then is. */
@RestController
@RequestMapping("/api/cases/{id}")
public final class MaterialController {

    private final CaseMaterial material;
    private final CasePages pages;

    public MaterialController(CaseMaterial material, CasePages pages) {
        this.material = material;
        this.pages = pages;
    }

    @PostMapping("/material")
    CasePage request(Person person, @PathVariable UUID id, @RequestBody WishBody body) {
        return pages.of(person, material.request(person, new CaseId(id), body.wish(Kind.OTHER)));
    }

    @PostMapping("/awaited")
    CasePage await(Person person, @PathVariable UUID id, @RequestBody WishBody body) {
        return pages.of(person, material.await(person, new CaseId(id), body.wish(Kind.STUDY)));
    }

    @DeleteMapping("/awaited/{request}")
    CasePage dontAwait(Person person, @PathVariable UUID id, @PathVariable String request) {
        return pages.of(person, material.dontAwait(person, new CaseId(id), DocumentController.uuid(request)));
    }

    @PostMapping("/go-on")
    CasePage goOn(Person person, @PathVariable UUID id) {
        return pages.of(person, material.goOn(person, new CaseId(id)));
    }

    @PostMapping("/studies/{study}/take")
    CasePage take(Person person, @PathVariable UUID id, @PathVariable String study) {
        return pages.of(person, material.take(person, new CaseId(id), new Uid(study)));
    }

    @PostMapping("/studies/{study}/dismiss")
    CasePage dismiss(Person person, @PathVariable UUID id, @PathVariable String study) {
        return pages.of(person, material.dismiss(person, new CaseId(id), new Uid(study)));
    }

    record WishBody(
            @Nullable Kind kind,
            @Nullable String text,
            @Nullable String bodySite,
            @Nullable String modality,
            @Nullable String accessionNumber) {

        Wish wish(Kind otherwise) {
            return new Wish(
                    Optional.ofNullable(kind).orElse(otherwise),
                    Body.text(text, "text"),
                    Body.optionalLine(bodySite, "bodySite"),
                    Body.optionalLine(modality, "modality"),
                    Body.optionalLine(accessionNumber, "accessionNumber"));
        }
    }
}
