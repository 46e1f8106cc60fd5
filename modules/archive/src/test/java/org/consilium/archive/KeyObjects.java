package org.consilium.archive;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Uids;
import org.consilium.kernel.Uid;

/** Key object selection documents (PS3.3 A.35.4) made for tests: rejection notes and manifests. */
final class KeyObjects {

    private KeyObjects() {}

    /**
     * A document in a new series of the study that names instances of one of its series.
     *
     * @param title code of the document title, of DCM
     */
    static DataSet document(String title, Uid study, Uid series, List<DataSet> named) {
        var references = named.stream().map(KeyObjects::reference).toList();
        return DataSet.builder()
                .text(Tag.SOPClassUID, Uids.KeyObjectSelectionDocumentStorage)
                .text(Tag.SOPInstanceUID, Uid.random().value())
                .text(Tag.StudyInstanceUID, study.value())
                .text(Tag.SeriesInstanceUID, Uid.random().value())
                .text(Tag.Modality, "KO")
                .text(Tag.PatientID, "P1")
                .text(Tag.ValueType, "CONTAINER")
                .items(
                        Tag.ConceptNameCodeSequence,
                        DataSet.builder()
                                .text(Tag.CodeValue, title)
                                .text(Tag.CodingSchemeDesignator, "DCM")
                                .text(Tag.CodeMeaning, "a title")
                                .build())
                .items(
                        Tag.CurrentRequestedProcedureEvidenceSequence,
                        DataSet.builder()
                                .text(Tag.StudyInstanceUID, study.value())
                                .items(
                                        Tag.ReferencedSeriesSequence,
                                        DataSet.builder()
                                                .text(Tag.SeriesInstanceUID, series.value())
                                                .items(Tag.ReferencedSOPSequence, references)
                                                .build())
                                .build())
                .build();
    }

    private static DataSet reference(DataSet named) {
        return DataSet.builder()
                .text(Tag.ReferencedSOPClassUID, named.text(Tag.SOPClassUID).orElseThrow())
                .text(Tag.ReferencedSOPInstanceUID, TestArchive.uid(named).value())
                .build();
    }
}
