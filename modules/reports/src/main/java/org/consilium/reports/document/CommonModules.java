package org.consilium.reports.document;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.consilium.cases.SignedOpinion;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.kernel.Uid;

/** The modules both objects share: patient and study as the original has them, series, equipment, SOP common. */
final class CommonModules {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    /** Type 2 of the patient and general study modules (PS3.3 C.7.1.1, C.7.2.1): there, with or without a value. */
    private static final int[] ALWAYS = {
        Tag.PatientName,
        Tag.PatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex,
        Tag.StudyDate,
        Tag.StudyTime,
        Tag.ReferringPhysicianName,
        Tag.StudyID,
        Tag.AccessionNumber
    };

    private static final int[] WHERE_KNOWN = {
        Tag.IssuerOfPatientID,
        Tag.IssuerOfPatientIDQualifiersSequence,
        Tag.OtherPatientIDsSequence,
        Tag.PatientBirthTime,
        Tag.PatientAge,
        Tag.StudyInstanceUID,
        Tag.StudyDescription,
        Tag.IssuerOfAccessionNumberSequence,
        Tag.TimezoneOffsetFromUTC
    };

    private CommonModules() {}

    /** Begins an object in the study of a source. */
    static DataSetBuilder of(DataSet source, SignedOpinion opinion, String sopClass, Uid sopInstance) {
        DataSetBuilder object = DataSet.builder();
        for (int tag : ALWAYS) {
            object.empty(tag);
        }
        return object.copy(source, ALWAYS)
                .copy(source, WHERE_KNOWN)
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.SOPClassUID, sopClass)
                .text(Tag.SOPInstanceUID, sopInstance.value())
                .text(Tag.Manufacturer, "Consilium")
                .text(Tag.ManufacturerModelName, "Consilium")
                .text(Tag.InstitutionName, Values.longString(opinion.author().institutionName()));
    }

    static void series(DataSetBuilder object, String modality, Uid series, int number, SignedOpinion opinion) {
        object.text(Tag.Modality, modality)
                .text(Tag.SeriesInstanceUID, series.value())
                .integers(Tag.SeriesNumber, number)
                .integers(Tag.InstanceNumber, 1)
                .text(Tag.SeriesDescription, title(opinion));
    }

    /** Content Date and Time, in the zone the source counts in, else in the requester's: that of the archive it goes to. */
    static void contentTime(DataSetBuilder object, DataSet source, SignedOpinion opinion, ZoneId requesterZone) {
        ZoneId zone = source.text(Tag.TimezoneOffsetFromUTC)
                .flatMap(CommonModules::offset)
                .orElse(requesterZone);
        ZonedDateTime signed = opinion.signedAt().atZone(zone);
        object.text(Tag.ContentDate, DATE.format(signed)).text(Tag.ContentTime, TIME.format(signed));
    }

    /** None where what was received is no offset. */
    private static Optional<ZoneId> offset(String text) {
        try {
            return text.matches("[+-]\\d{4}") ? Optional.of(ZoneOffset.of(text)) : Optional.empty();
        } catch (DateTimeException noSuchOffset) {
            return Optional.empty();
        }
    }

    static String title(SignedOpinion opinion) {
        return Values.longString("Second opinion " + opinion.number() + ", version " + opinion.version());
    }
}
