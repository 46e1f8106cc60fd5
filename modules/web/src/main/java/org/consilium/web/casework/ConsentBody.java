package org.consilium.web.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.cases.ConsentTerms.Purpose;
import org.consilium.cases.ConsentTerms.Reach;
import org.consilium.kernel.Uid;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;

/**
 * What the portal sends about a consent.
 *
 * @param documentInstance SOP Instance UID of the signed paper in the archive
 * @param documentFile the signed paper among the documents of the case
 */
record ConsentBody(
        @Nullable Basis basis,
        @Nullable LocalDate givenOn,
        @Nullable String representative,
        @Nullable String reason,
        @Nullable List<Purpose> purposes,
        @Nullable Reach reach,
        @Nullable LocalDate validUntil,
        @Nullable String document,
        @Nullable String documentInstance,
        @Nullable UUID documentFile) {

    ConsentTerms terms() {
        return new ConsentTerms(
                Body.require(basis, "basis"),
                Body.require(givenOn, "givenOn"),
                Body.optionalLine(representative, "representative"),
                Optional.of(Body.text(reason, "reason")).filter(text -> !text.isBlank()),
                Set.copyOf(Body.list(purposes, "purposes")),
                Body.require(reach, "reach"),
                Optional.ofNullable(validUntil),
                Body.optionalLine(document, "document"),
                Body.optionalLine(documentInstance, "documentInstance").map(Uid::new),
                Optional.ofNullable(documentFile));
    }
}
