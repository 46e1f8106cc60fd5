package org.consilium.web.dicomweb.workitem;

import java.util.List;
import org.consilium.cases.ReadingTask;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;

/** Unified Procedure Step Performed Procedure Information (PS3.3 C.30.3): what was done since the acceptance. */
final class PerformedPart {

    private PerformedPart() {}

    /** No item before the task was claimed, then one. */
    static List<DataSet> of(ReadingTask task, List<DataSet> output) {
        return task.startedAt()
                .map(start -> {
                    var item = DataSet.builder()
                            .items(
                                    Tag.ActualHumanPerformersSequence,
                                    List.of(Values.performer(task.performer()).build()))
                            .items(Tag.PerformedStationNameCodeSequence)
                            .text(Tag.PerformedProcedureStepStartDateTime, Values.dateTime(start))
                            .items(Tag.PerformedWorkitemCodeSequence, List.of(Values.interpretation()))
                            .items(Tag.OutputInformationSequence, output);
                    return List.of(ended(task, item).build());
                })
                .orElse(List.of());
    }

    private static DataSetBuilder ended(ReadingTask task, DataSetBuilder item) {
        task.endedAt().ifPresent(end -> item.text(Tag.PerformedProcedureStepEndDateTime, Values.dateTime(end)));
        return item;
    }
}
