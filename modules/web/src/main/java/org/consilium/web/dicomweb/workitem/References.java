package org.consilium.web.dicomweb.workitem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.archive.StoredInstance;
import org.consilium.cases.ManifestInstance;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;
import org.consilium.web.dicomweb.Resources;

/** Instances and where to retrieve them, an item a series (PS3.3 table 10-3b, Referenced Instances and Access Macro). */
final class References {

    private final Resources resources;

    References(Resources resources) {
        this.resources = resources;
    }

    private record Series(Uid study, Uid uid) {}

    List<DataSet> of(List<ManifestInstance> instances) {
        Map<Series, List<DataSet>> series = new LinkedHashMap<>();
        for (ManifestInstance instance : instances) {
            series.computeIfAbsent(new Series(instance.study(), instance.series()), _ -> new ArrayList<>())
                    .add(reference(instance.sopClass(), instance.sopInstance()));
        }
        return series.entrySet().stream()
                .map(entry -> item(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @param stored instances of one series, at least one */
    DataSet ofStored(List<StoredInstance> stored) {
        var first = stored.getFirst().record().series();
        return item(
                new Series(first.study().uid(), first.uid()),
                stored.stream()
                        .map(instance -> reference(
                                instance.record().sopClass(), instance.record().uid()))
                        .toList());
    }

    private DataSet item(Series series, List<DataSet> instances) {
        var retrieval = DataSet.builder()
                .text(Tag.RetrieveURL, resources.series(series.study(), series.uid()))
                .build();
        return DataSet.builder()
                .text(Tag.TypeOfInstances, "DICOM")
                .text(Tag.StudyInstanceUID, series.study().value())
                .text(Tag.SeriesInstanceUID, series.uid().value())
                .items(Tag.ReferencedSOPSequence, instances)
                .items(Tag.WADORSRetrievalSequence, List.of(retrieval))
                .build();
    }

    private static DataSet reference(String sopClass, Uid instance) {
        var reference = DataSet.builder().text(Tag.ReferencedSOPInstanceUID, instance.value());
        return (Uid.isValid(sopClass) ? reference.text(Tag.ReferencedSOPClassUID, sopClass) : reference).build();
    }
}
