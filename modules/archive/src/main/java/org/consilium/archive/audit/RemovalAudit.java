package org.consilium.archive.audit;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.removal.Obstacle;
import org.consilium.archive.removal.RemovalListener;
import org.consilium.archive.removal.StudyDeletion;
import org.consilium.kernel.Uid;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.Outcome;
import org.consilium.security.audit.ParticipantObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the node itself removes, and could not, as DICOM Study Deleted (PS3.15 A.5.3.5), in the transaction that removes it. */
public final class RemovalAudit implements RemovalListener {

    private static final String COMMAND = "RETENTION";

    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final String ownTitle;
    private final Clock clock;

    public RemovalAudit(AuditTrail trail, JdbcClient jdbc, String ownTitle, Clock clock) {
        this.trail = trail;
        this.jdbc = jdbc;
        this.ownTitle = ownTitle;
        this.clock = clock;
    }

    @Override
    public void removed(StudyDeletion hidden) {
        trail.record(event(hidden));
    }

    @Override
    public void kept(StudyDeletion hidden, Set<Obstacle> because) {
        trail.record(event(hidden).ended(Outcome.MINOR_FAILURE, "The study must stay: " + because));
    }

    @Override
    public void takenBack(StudyDeletion hidden, String reason) {
        trail.record(event(hidden).ended(Outcome.MINOR_FAILURE, "Shown again: " + reason));
    }

    private AuditEvent event(StudyDeletion hidden) {
        var event = AuditEvent.of(clock.instant(), AuditAct.STUDY_DELETED, Action.DELETE)
                .command(COMMAND)
                .by(ActiveParticipant.application(ownTitle))
                .concerning(hidden.institution());
        return patient(hidden.study())
                .map(event::about)
                .orElse(event)
                .about(ParticipantObject.study(hidden.study().value()))
                .about(ParticipantObject.resource("/api/retention/deletions/" + hidden.id())
                        .with("count", String.valueOf(hidden.instances()))
                        .with("policy", hidden.policyName())
                        .with("decidedBy", hidden.decidedBy().orElse("")));
    }

    /** From the row itself: nobody else sees a hidden study. */
    private Optional<ParticipantObject> patient(Uid study) {
        return jdbc.sql("select patient_id, issuer, patient_name from archive.study where uid = :study")
                .param("study", study.value())
                .query((row, number) -> ParticipantObject.patient(
                        row.getString("patient_id"), row.getString("issuer"), row.getString("patient_name")))
                .optional();
    }
}
