package org.consilium.web.fhir.format;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.problem.IssueCodes;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What the node has to say about a request, as a resource. */
public final class Outcomes {

    private Outcomes() {}

    public static OperationOutcome refusal(Rejected rejected) {
        Reason reason = rejected.reason();
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.fromCode(IssueCodes.of(reason)))
                .setDiagnostics(detail(rejected));
        outcome.getIssueFirstRep().getDetails().setText(reason.text());
        return outcome;
    }

    /** What exactly was wrong, without the words that its reason has for all such cases. */
    public static String detail(Rejected rejected) {
        String message = String.valueOf(rejected.getMessage());
        String general = rejected.reason().text() + ": ";
        return message.startsWith(general) ? message.substring(general.length()) : message;
    }

    /** A failure that is nobody's fault but the node's. */
    public static OperationOutcome failure(String detail) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.FATAL)
                .setCode(IssueType.EXCEPTION)
                .setDiagnostics(detail);
        return outcome;
    }

    public static OperationOutcome warning(String detail) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.INCOMPLETE)
                .setDiagnostics(detail);
        return outcome;
    }
}
