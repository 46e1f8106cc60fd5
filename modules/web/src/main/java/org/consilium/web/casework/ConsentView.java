package org.consilium.web.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.Consent;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.cases.ConsentTerms.Purpose;
import org.consilium.cases.ConsentTerms.Reach;
import org.consilium.kernel.Uid;
import org.consilium.web.casework.CaseLine.ParticipantView;

/** A consent as it was recorded, and what became of it. */
record ConsentView(
        Basis basis,
        LocalDate givenOn,
        Optional<String> representative,
        Optional<String> reason,
        List<Purpose> purposes,
        Reach reach,
        Optional<LocalDate> validUntil,
        Optional<String> document,
        Optional<String> documentInstance,
        Optional<UUID> documentFile,
        ParticipantView recordedBy,
        Instant recordedAt,
        Optional<WithdrawalView> withdrawal) {

    static ConsentView of(Consent consent) {
        var terms = consent.terms();
        return new ConsentView(
                terms.basis(),
                terms.givenOn(),
                terms.representative(),
                terms.reason(),
                terms.purposes().stream().sorted().toList(),
                terms.reach(),
                terms.validUntil(),
                terms.document(),
                terms.documentInstance().map(Uid::value),
                terms.documentFile(),
                ParticipantView.of(consent.recordedBy()),
                consent.recordedAt(),
                consent.withdrawal().map(WithdrawalView::of));
    }

    record WithdrawalView(Instant at, ParticipantView by, String reason) {

        static WithdrawalView of(Consent.Withdrawal withdrawal) {
            return new WithdrawalView(withdrawal.at(), ParticipantView.of(withdrawal.by()), withdrawal.reason());
        }
    }
}
