package org.consilium.web.dicomweb.workitem;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.Urgency;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;

/** SOP Common and Unified Procedure Step Scheduled Procedure Information (PS3.3 C.12.1, C.30.2). */
final class ScheduledPart {

    static final Set<Integer> ATTRIBUTES = Set.of(
            Tag.SOPClassUID,
            Tag.SOPInstanceUID,
            Tag.ScheduledProcedureStepPriority,
            Tag.ScheduledProcedureStepModificationDateTime,
            Tag.ProcedureStepLabel,
            Tag.WorklistLabel,
            Tag.ScheduledProcessingParametersSequence,
            Tag.ScheduledStationNameCodeSequence,
            Tag.ScheduledStationClassCodeSequence,
            Tag.ScheduledStationGeographicLocationCodeSequence,
            Tag.ScheduledHumanPerformersSequence,
            Tag.ScheduledProcedureStepStartDateTime,
            Tag.ExpectedCompletionDateTime,
            Tag.ScheduledProcedureStepExpirationDateTime,
            Tag.ScheduledWorkitemCodeSequence,
            Tag.InputReadinessState,
            Tag.StudyInstanceUID);

    private static final String WORKLIST = "Second opinions";

    private ScheduledPart() {}

    static void add(ReadingTask task, DataSetBuilder workitem) {
        workitem.text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.SOPClassUID, Uids.UnifiedProcedureStepPush)
                .text(Tag.SOPInstanceUID, task.uid().value())
                .text(Tag.ScheduledProcedureStepPriority, priority(task.urgency()))
                .text(Tag.ScheduledProcedureStepModificationDateTime, Values.dateTime(task.modifiedAt()))
                .text(Tag.ProcedureStepLabel, label(task))
                .text(Tag.WorklistLabel, WORKLIST)
                .items(Tag.ScheduledProcessingParametersSequence)
                .items(Tag.ScheduledStationNameCodeSequence)
                .items(Tag.ScheduledStationClassCodeSequence)
                .items(Tag.ScheduledStationGeographicLocationCodeSequence)
                .items(
                        Tag.ScheduledHumanPerformersSequence,
                        List.of(Values.performer(task.performer()).build()))
                .text(Tag.ScheduledProcedureStepStartDateTime, Values.dateTime(task.offeredAt()))
                .items(Tag.ScheduledWorkitemCodeSequence, List.of(Values.interpretation()))
                .text(Tag.InputReadinessState, readiness(task));
        task.dueAt().ifPresent(due -> workitem.text(Tag.ExpectedCompletionDateTime, Values.dateTime(due)));
        task.expiresAt()
                .ifPresent(end -> workitem.text(Tag.ScheduledProcedureStepExpirationDateTime, Values.dateTime(end)));
        task.studies().stream().findFirst().ifPresent(study -> workitem.text(Tag.StudyInstanceUID, study.value()));
    }

    /** HIGH is what STAT is elsewhere (PS3.3 table C.30.2-1, enumerated values). */
    private static String priority(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> "HIGH";
            case FAST -> "MEDIUM";
            case ROUTINE -> "LOW";
        };
    }

    private static String label(ReadingTask task) {
        return "Second opinion, " + task.discipline().name().toLowerCase(Locale.ROOT) + ", " + task.caseNumber();
    }

    /** A case is offered once its images are here; more may be asked for (PS3.3 table C.30.2-1). */
    static String readiness(ReadingTask task) {
        return task.waiting() ? "INCOMPLETE" : "READY";
    }
}
