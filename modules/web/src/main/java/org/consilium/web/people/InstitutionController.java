package org.consilium.web.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The institutions this node serves. */
@RestController
@RequestMapping("/api/institutions")
public final class InstitutionController {

    private final Institutions institutions;

    public InstitutionController(Institutions institutions) {
        this.institutions = institutions;
    }

    @GetMapping
    List<InstitutionView> all() {
        return institutions.all().stream().map(InstitutionView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    InstitutionView create(@RequestBody InstitutionRequest body) {
        return save(new InstitutionId(UUID.randomUUID()), body);
    }

    @PutMapping("/{id}")
    InstitutionView replace(@PathVariable UUID id, @RequestBody InstitutionRequest body) {
        Institution known = institutions.find(new InstitutionId(id)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        return save(known.id(), body);
    }

    private InstitutionView save(InstitutionId id, InstitutionRequest body) {
        Institution institution = new Institution(
                id,
                Body.line(body.name(), "name"),
                Body.require(body.level(), "level"),
                Optional.ofNullable(body.parentId()).map(InstitutionId::new),
                Body.line(body.country(), "country"),
                Body.optionalLine(body.pacs(), "pacs").map(AeTitle::new));
        institutions.save(institution);
        return InstitutionView.of(institution);
    }

    record InstitutionRequest(
            @Nullable String name,
            @Nullable CareLevel level,
            @Nullable UUID parentId,
            @Nullable String country,
            @Nullable String pacs) {}

    record InstitutionView(
            UUID id, String name, CareLevel level, Optional<UUID> parentId, String country, Optional<String> pacs) {

        static InstitutionView of(Institution institution) {
            return new InstitutionView(
                    institution.id().value(),
                    institution.name(),
                    institution.level(),
                    institution.parent().map(InstitutionId::value),
                    institution.country(),
                    institution.pacs().map(AeTitle::value));
        }
    }
}
