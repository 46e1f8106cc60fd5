package org.consilium.web.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.CaseOutcome;
import org.consilium.cases.CaseOutcome.Discrepancy;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Discipline;
import org.consilium.cases.OpinionText;
import org.consilium.cases.StudyExtent;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.PersonId;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;

/** What the portal sends about a case. */
final class CaseBodies {

    private CaseBodies() {}

    record CaseRequestBody(
            @Nullable List<String> studies,
            @Nullable Discipline discipline,
            @Nullable Urgency urgency,
            @Nullable String question,
            @Nullable CodeBody diagnosis,
            @Nullable String site,
            @Nullable String clinicalSummary,
            @Nullable List<String> languages,
            @Nullable List<ExpectedBody> expected) {

        CaseRequest request() {
            return new CaseRequest(
                    Body.list(studies, "studies").stream().map(Uid::new).toList(),
                    Body.require(discipline, "discipline"),
                    Body.require(urgency, "urgency"),
                    Body.text(question, "question"),
                    Optional.ofNullable(diagnosis).map(CodeBody::meaning),
                    Body.optionalLine(site, "site"),
                    Optional.of(Body.text(clinicalSummary, "clinicalSummary")).filter(text -> !text.isBlank()),
                    Set.copyOf(Body.list(languages, "languages")),
                    Optional.ofNullable(expected)
                            .map(all -> all.stream().map(ExpectedBody::meaning).toList()));
        }
    }

    /** How much there is of a study of the case; without the list what was said before holds. */
    record ExpectedBody(
            @Nullable String study,
            @Nullable Integer instances,
            @Nullable Integer series) {

        StudyExtent meaning() {
            return new StudyExtent(
                    new Uid(Body.line(study, "expected.study")),
                    Optional.ofNullable(instances),
                    Optional.ofNullable(series));
        }
    }

    record CodeBody(
            @Nullable String system,
            @Nullable String code,
            @Nullable String display) {

        Code meaning() {
            return new Code(
                    CodeSystem.ofLabel(Body.line(system, "diagnosis.system"))
                            .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "diagnosis.system is unknown")),
                    Body.line(code, "diagnosis.code"),
                    Body.line(display, "diagnosis.display"));
        }
    }

    record ReasonBody(@Nullable String reason) {
        String required() {
            return required(reason, "reason");
        }

        private static String required(@Nullable String value, String field) {
            String text = Body.text(value, field);
            if (text.isBlank()) {
                throw new Rejected(Reason.INVALID_REQUEST, field + " is missing");
            }
            return text;
        }
    }

    record TextBody(@Nullable String text) {
        String required() {
            return ReasonBody.required(text, "text");
        }
    }

    record OpinionBody(
            @Nullable String findings,
            @Nullable String conclusion,
            @Nullable String recommendation) {
        OpinionText opinion() {
            return opinionText(findings, conclusion, recommendation);
        }
    }

    record OfferBody(@Nullable UUID personId) {
        PersonId person() {
            return new PersonId(Body.require(personId, "personId"));
        }
    }

    /** @param other the opinion that differs */
    record AdjudicationBody(
            @Nullable UUID personId, @Nullable String other) {
        PersonId person() {
            return new PersonId(Body.require(personId, "personId"));
        }

        String required() {
            return ReasonBody.required(other, "other");
        }
    }

    /** @param personId to whom; none: who is on duty */
    record EmergencyBody(@Nullable String reason, @Nullable UUID personId) {
        String required() {
            return ReasonBody.required(reason, "reason");
        }

        Optional<PersonId> person() {
            return Optional.ofNullable(personId).map(PersonId::new);
        }
    }

    record OutcomeBody(
            @Nullable Discrepancy discrepancy,
            @Nullable Boolean treatmentChanged,
            @Nullable String note) {
        CaseOutcome outcome() {
            return new CaseOutcome(
                    Body.require(discrepancy, "discrepancy"),
                    Body.require(treatmentChanged, "treatmentChanged"),
                    Optional.of(Body.text(note, "note")).filter(text -> !text.isBlank()));
        }
    }

    private static OpinionText opinionText(
            @Nullable String findings, @Nullable String conclusion, @Nullable String recommendation) {
        return new OpinionText(
                Body.text(findings, "findings"),
                Body.text(conclusion, "conclusion"),
                Body.text(recommendation, "recommendation"));
    }
}
