package org.consilium.dimse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.Part10;

/** Items of a modality worklist, one for a modality, and queries for them. */
final class WorklistItem {

    private WorklistItem() {}

    /** Its accession number is {@code A-} and the modality. */
    static DataSet of(String modality) {
        return DataSet.builder()
                .text(Tag.AccessionNumber, "A-" + modality)
                .text(Tag.PatientName, "DOE^" + modality)
                .text(Tag.PatientID, "P-" + modality)
                .text(Tag.StudyInstanceUID, "1.2.10")
                .items(
                        Tag.ScheduledProcedureStepSequence,
                        DataSet.builder()
                                .text(Tag.Modality, modality)
                                .text(Tag.ScheduledStationAETitle, "STATION")
                                .text(Tag.ScheduledProcedureStepStartDate, "20260101")
                                .text(Tag.ScheduledProcedureStepStartTime, "120000")
                                .build())
                .build();
    }

    static DataSet query(String modality) {
        return DataSet.builder()
                .empty(Tag.AccessionNumber)
                .empty(Tag.PatientName)
                .items(
                        Tag.ScheduledProcedureStepSequence,
                        DataSet.builder().text(Tag.Modality, modality).build())
                .build();
    }

    /** As a file in the form that the worklists of Orthanc and DCMTK read. */
    static void write(Path file, DataSet item) throws IOException {
        DataSet object = item.toBuilder()
                .text(Tag.SOPClassUID, Uids.ModalityWorklistInformationModelFind)
                .text(Tag.SOPInstanceUID, "1.2.3.10")
                .build();
        Files.write(file, Part10.toByteArray(object, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
    }
}
