package org.consilium.web.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.Code;
import org.consilium.cases.Discipline;
import org.consilium.cases.Participant;
import org.consilium.cases.Urgency;
import org.consilium.web.people.InstitutionNames.InstitutionRef;

/** A case as one line of a list. */
record CaseLine(
        UUID id,
        String number,
        CaseState state,
        Urgency urgency,
        Discipline discipline,
        String patientName,
        Optional<CodeView> diagnosis,
        String question,
        ParticipantView referrer,
        Optional<ParticipantView> specialist,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> dueAt,
        boolean unread) {

    /** Characters of the question that a line shows. */
    private static final int QUESTION_LENGTH_MAX = 200;

    /** With the beginning of the question. */
    static CaseLine of(CaseSummary summary) {
        String question = summary.question();
        return with(
                summary,
                question.codePointCount(0, question.length()) <= QUESTION_LENGTH_MAX
                        ? question
                        : question.substring(0, question.offsetByCodePoints(0, QUESTION_LENGTH_MAX)));
    }

    /** With the whole question. */
    static CaseLine whole(CaseSummary summary) {
        return with(summary, summary.question());
    }

    private static CaseLine with(CaseSummary summary, String question) {
        return new CaseLine(
                summary.id().value(),
                summary.number(),
                summary.state(),
                summary.urgency(),
                summary.discipline(),
                summary.patientName().orElse(""),
                summary.diagnosis().map(CodeView::of),
                question,
                ParticipantView.of(summary.referrer()),
                summary.specialist().map(ParticipantView::of),
                summary.createdAt(),
                summary.updatedAt(),
                summary.dueAt(),
                summary.unread());
    }

    /** A code with its meaning. */
    record CodeView(String system, String code, String display) {

        static CodeView of(Code code) {
            return new CodeView(code.system().label(), code.code(), code.display());
        }
    }

    /** A person as others of the case see it. */
    record ParticipantView(UUID id, String name, InstitutionRef institution) {

        static ParticipantView of(Participant participant) {
            return new ParticipantView(
                    participant.id().value(),
                    participant.name(),
                    new InstitutionRef(participant.institution().value(), participant.institutionName()));
        }
    }
}
