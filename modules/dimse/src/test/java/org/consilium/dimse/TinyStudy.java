package org.consilium.dimse;

import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;

/** Objects of an archive with the keys that queries need; each is a study of its own. */
final class TinyStudy {

    private TinyStudy() {}

    static DataSet instance(int number) {
        return DataSet.builder()
                .text(Tag.SOPClassUID, RawPeer.CT)
                .text(Tag.SOPInstanceUID, "1.2." + number + ".1.1")
                .text(Tag.StudyDate, "20260101")
                .text(Tag.StudyTime, "120000")
                .text(Tag.AccessionNumber, "A" + number)
                .text(Tag.Modality, "CT")
                .text(Tag.PatientName, "DOE^J" + number)
                .text(Tag.PatientID, "P" + number)
                .text(Tag.StudyInstanceUID, "1.2." + number)
                .text(Tag.SeriesInstanceUID, "1.2." + number + ".1")
                .text(Tag.StudyID, "S" + number)
                .text(Tag.SeriesNumber, "1")
                .text(Tag.InstanceNumber, "1")
                .build();
    }
}
