package org.consilium.archive.audit;

import org.consilium.archive.Archive;
import org.consilium.archive.StudyRecord;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.ParticipantObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Says of which patient and whose business a study is. */
public final class StudySubjects {

    private static final Logger LOG = LoggerFactory.getLogger(StudySubjects.class);

    private final Archive archive;

    public StudySubjects(Archive archive) {
        this.archive = archive;
    }

    /** The event with the study and, where the index knows it, its patient. */
    public AuditEvent about(AuditEvent event, Uid study) {
        try {
            return archive.study(new Caller.Node(), study)
                    .map(known -> about(event, known))
                    .orElseGet(() -> event.about(ParticipantObject.study(study.value())));
        } catch (DataAccessException away) {
            LOG.warn(
                    "An event of the audit trail does not name its patient: {}",
                    away.getClass().getSimpleName());
            return event.about(ParticipantObject.study(study.value()));
        }
    }

    /** The same where the study has been read already. */
    static AuditEvent about(AuditEvent event, StudyRecord study) {
        var patient = study.patient();
        return event.about(ParticipantObject.patient(patient.id(), patient.issuer(), patient.name()))
                .about(ParticipantObject.study(study.uid().value()))
                .concerning(study.institution());
    }
}
