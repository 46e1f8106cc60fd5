package org.consilium.app.demo.material;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;

/**
 * An invented patient and the study made of it. All dates and times are as DICOM writes them.
 *
 * @param key names the study; every UID of it follows from this name, so that sending it twice sends the same objects
 * @param patientName as PS3.5 6.2.1 writes names, with all component groups
 * @param birthDate YYYYMMDD
 * @param sex F, M or O
 * @param date YYYYMMDD
 * @param time HHMMSS
 */
public record PatientStudy(
        String key,
        String patientName,
        String patientId,
        String birthDate,
        String sex,
        String age,
        String date,
        String time,
        String accessionNumber,
        String description,
        String referringPhysician,
        String institution) {

    /** The same name gives the same UID. */
    public Uid uid(String part) {
        return Uid.of(UUID.nameUUIDFromBytes(("consilium demo/" + key + "/" + part).getBytes(StandardCharsets.UTF_8)));
    }

    public Uid studyInstanceUid() {
        return uid("study");
    }

    /** The patient, study and equipment attributes that all its objects share (PS3.3 C.7.1.1, C.7.2.1, C.7.5.1). */
    public DataSetBuilder attributes() {
        return DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.PatientName, patientName)
                .text(Tag.PatientID, patientId)
                .text(Tag.PatientBirthDate, birthDate)
                .text(Tag.PatientSex, sex)
                .text(Tag.PatientAge, age)
                .text(Tag.StudyInstanceUID, studyInstanceUid().value())
                .text(Tag.StudyDate, date)
                .text(Tag.StudyTime, time)
                .text(Tag.StudyID, accessionNumber)
                .text(Tag.AccessionNumber, accessionNumber)
                .text(Tag.StudyDescription, description)
                .text(Tag.ReferringPhysicianName, referringPhysician)
                .text(Tag.InstitutionName, institution)
                .text(Tag.Manufacturer, "Consilium")
                .text(Tag.ManufacturerModelName, "Demonstration generator")
                .text(Tag.DeviceSerialNumber, "0")
                .text(Tag.SoftwareVersions, "1")
                .text(Tag.TimezoneOffsetFromUTC, "+0000");
    }
}
