package org.consilium.exchange.availability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.archive.InstanceRecord;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;

/** What is told of a study (PS3.4 table R.3.2-1): its instances, series by series, on line at this node. */
final class AvailabilityMessage {

    private static final String ONLINE = "ONLINE";

    private AvailabilityMessage() {}

    /**
     * @param instances of one study
     * @param node from whom they can be retrieved
     */
    static DataSet of(Uid study, List<InstanceRecord> instances, AeTitle node) {
        Map<Uid, List<DataSet>> series = new LinkedHashMap<>();
        for (InstanceRecord instance : instances) {
            series.computeIfAbsent(instance.series().uid(), _ -> new ArrayList<>())
                    .add(reference(instance, node));
        }
        return DataSet.builder()
                .items(Tag.ReferencedPerformedProcedureStepSequence, List.of())
                .items(
                        Tag.ReferencedSeriesSequence,
                        series.entrySet().stream()
                                .map(one -> DataSet.builder()
                                        .items(Tag.ReferencedSOPSequence, one.getValue())
                                        .text(
                                                Tag.SeriesInstanceUID,
                                                one.getKey().value())
                                        .build())
                                .toList())
                .text(Tag.StudyInstanceUID, study.value())
                .build();
    }

    private static DataSet reference(InstanceRecord instance, AeTitle node) {
        return DataSet.builder()
                .text(Tag.RetrieveAETitle, node.value())
                .text(Tag.InstanceAvailability, ONLINE)
                .text(Tag.ReferencedSOPClassUID, instance.sopClass())
                .text(Tag.ReferencedSOPInstanceUID, instance.uid().value())
                .build();
    }
}
