package org.consilium.web.dicomweb.workitem;

import java.util.List;
import java.util.Set;
import org.consilium.cases.ReadingTask;
import org.consilium.cases.ReadingTask.State;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;

/** Unified Procedure Step Progress Information (PS3.3 C.30.1). */
final class ProgressPart {

    static final Set<Integer> ATTRIBUTES = Set.of(Tag.ProcedureStepState, Tag.ProcedureStepProgressInformationSequence);

    private ProgressPart() {}

    static void add(ReadingTask task, DataSetBuilder workitem) {
        workitem.text(Tag.ProcedureStepState, name(task.state()))
                .items(Tag.ProcedureStepProgressInformationSequence, items(task));
    }

    static String name(State state) {
        return state.name().replace('_', ' ');
    }

    /** At most one item. */
    static List<DataSet> items(ReadingTask task) {
        var item = DataSet.builder();
        task.progress().ifPresent(progress -> {
            progress.percent().ifPresent(percent -> item.numbers(Tag.ProcedureStepProgress, percent));
            progress.text()
                    .ifPresent(
                            text -> item.text(Tag.ProcedureStepProgressDescription, Values.text(text, Values.ST_MAX)));
        });
        if (task.state() == State.CANCELED) {
            task.endedAt().ifPresent(end -> item.text(Tag.ProcedureStepCancellationDateTime, Values.dateTime(end)));
            task.endReason()
                    .ifPresent(reason -> item.text(Tag.ReasonForCancellation, Values.text(reason, Values.LT_MAX)));
        }
        DataSet built = item.build();
        return built.isEmpty() ? List.of() : List.of(built);
    }
}
