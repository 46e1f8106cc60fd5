package org.consilium.reports.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.cases.ManifestInstance;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.kernel.Uid;

/** References to the instances an opinion is based on (PS3.3 table 10-3 and 10-4): by study, by series, by instance. */
final class Evidence {

    private Evidence() {}

    /** One item per study. */
    static List<DataSet> byStudy(List<ManifestInstance> instances) {
        Map<Uid, Map<Uid, List<DataSet>>> studies = new LinkedHashMap<>();
        for (ManifestInstance instance : instances) {
            studies.computeIfAbsent(instance.study(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(instance.series(), _ -> new ArrayList<>())
                    .add(reference(instance.sopClass(), instance.sopInstance()));
        }
        return studies.entrySet().stream()
                .map(study -> hierarchy(study.getKey(), study.getValue()))
                .toList();
    }

    /** One instance alone. */
    static DataSet single(Uid study, Uid series, String sopClass, Uid sopInstance) {
        return hierarchy(study, Map.of(series, List.of(reference(sopClass, sopInstance))));
    }

    /** @param sopClass as the original has it, right or wrong */
    static DataSet reference(String sopClass, Uid sopInstance) {
        return DataSet.builder()
                .unchecked(Tag.ReferencedSOPClassUID, VR.UI, List.of(sopClass))
                .text(Tag.ReferencedSOPInstanceUID, sopInstance.value())
                .build();
    }

    private static DataSet hierarchy(Uid study, Map<Uid, List<DataSet>> series) {
        List<DataSet> items = series.entrySet().stream()
                .map(entry -> DataSet.builder()
                        .text(Tag.SeriesInstanceUID, entry.getKey().value())
                        .items(Tag.ReferencedSOPSequence, entry.getValue())
                        .build())
                .toList();
        return DataSet.builder()
                .text(Tag.StudyInstanceUID, study.value())
                .items(Tag.ReferencedSeriesSequence, items)
                .build();
    }
}
