package org.consilium.web.dicomweb.workitem;

import java.util.List;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTask.State;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;

/** Reports of a change (PS3.4 table CC.2.4-1), with the fields of N-EVENT-REPORT-RQ that PS3.18 11.13 shows. */
public final class EventReports {

    private static final int STATE_REPORT = 1;
    private static final int CANCEL_REQUESTED = 2;
    private static final int PROGRESS_REPORT = 3;
    private static final int ASSIGNED = 5;

    private final String aeTitle;

    /** @param aeTitle of the node, through which a cancellation was requested */
    public EventReports(String aeTitle) {
        this.aeTitle = aeTitle;
    }

    /**
     * UPS State Report.
     *
     * @param state that the task has, or had on the way to the one it has
     */
    public DataSet state(ReadingTask task, State state, int messageId) {
        var report = report(task, STATE_REPORT, messageId)
                .text(Tag.ProcedureStepState, ProgressPart.name(state))
                .text(Tag.InputReadinessState, ScheduledPart.readiness(task));
        if (state == State.CANCELED) {
            task.endReason()
                    .ifPresent(reason -> report.text(Tag.ReasonForCancellation, Values.text(reason, Values.LT_MAX)));
        }
        return report.build();
    }

    public DataSet progress(ReadingTask task, int messageId) {
        return report(task, PROGRESS_REPORT, messageId)
                .items(Tag.ProcedureStepProgressInformationSequence, ProgressPart.items(task))
                .build();
    }

    public DataSet cancelRequested(ReadingTask task, int messageId) {
        var report = report(task, CANCEL_REQUESTED, messageId).text(Tag.RequestingAE, aeTitle);
        task.cancelRequest().ifPresent(request -> {
            request.reason()
                    .ifPresent(reason -> report.text(Tag.ReasonForCancellation, Values.text(reason, Values.LT_MAX)));
            request.contact().ifPresent(name -> report.text(Tag.ContactDisplayName, Values.line(name)));
            request.uri().ifPresent(uri -> report.text(Tag.ContactURI, uri));
        });
        return report.build();
    }

    public DataSet assigned(ReadingTask task, int messageId) {
        return report(task, ASSIGNED, messageId)
                .items(Tag.HumanPerformerCodeSequence, List.of(Values.code(task.performer())))
                .text(
                        Tag.HumanPerformerOrganization,
                        Values.line(task.performer().institutionName()))
                .build();
    }

    /** The class is that by which every procedure step is created, whatever class reports it (PS3.4 CC.2.4.3). */
    private static DataSetBuilder report(ReadingTask task, int type, int messageId) {
        return DataSet.builder()
                .text(Tag.AffectedSOPClassUID, Uids.UnifiedProcedureStepPush)
                .integers(Tag.MessageID, messageId)
                .text(Tag.AffectedSOPInstanceUID, task.uid().value())
                .integers(Tag.EventTypeID, type);
    }
}
