package org.consilium.archive.correct;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.consilium.archive.Overlay;
import org.consilium.archive.Patient;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;

/**
 * Replaces the patient of an instance by the corrected one, and keeps what was there in the Original Attributes Sequence
 * (PS3.3 C.12.1.1.9). The same correction always gives the same elements, so that what comes back is known again.
 */
final class PatientOverlay implements Overlay {

    static final String MODIFYING_SYSTEM = "CONSILIUM";

    private static final String REASON = "CORRECT";
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSSSSxx");

    private static final int[] CORRECTED = {
        Tag.PatientName, Tag.PatientID, Tag.IssuerOfPatientID, Tag.PatientBirthDate, Tag.PatientSex
    };

    private final Patient patient;
    private final Instant at;

    /** @param at when the correction was made */
    PatientOverlay(Patient patient, Instant at) {
        this.patient = patient;
        this.at = at;
    }

    @Override
    public DataSet apply(DataSet received) {
        DataSetBuilder shown = received.toBuilder();
        set(shown, received, Tag.PatientName, patient.name());
        set(shown, received, Tag.PatientID, patient.id());
        set(shown, received, Tag.IssuerOfPatientID, patient.issuer());
        set(
                shown,
                received,
                Tag.PatientBirthDate,
                patient.birthDate().map(PatientOverlay::date).orElse(""));
        set(shown, received, Tag.PatientSex, patient.sex());
        DataSet changed = shown.build();
        DataSetBuilder before = DataSet.builder();
        boolean differs = false;
        for (int tag : CORRECTED) {
            String was = text(received, tag);
            if (!was.equals(text(changed, tag))) {
                differs = true;
                received.find(tag).ifPresentOrElse(before::copy, () -> before.empty(tag));
            }
        }
        if (!differs) {
            return received;
        }
        List<DataSet> originals = new ArrayList<>(received.items(Tag.OriginalAttributesSequence));
        originals.add(DataSet.builder()
                .text(Tag.AttributeModificationDateTime, DATE_TIME.format(at.atOffset(ZoneOffset.UTC)))
                .text(Tag.ModifyingSystem, MODIFYING_SYSTEM)
                .empty(Tag.SourceOfPreviousValues)
                .text(Tag.ReasonForTheAttributeModification, REASON)
                .items(Tag.ModifiedAttributesSequence, before.build())
                .build());
        return shown.items(Tag.OriginalAttributesSequence, originals).build();
    }

    private static void set(DataSetBuilder shown, DataSet received, int tag, String value) {
        if (value.equals(text(received, tag))) {
            return;
        }
        if (value.isEmpty()) {
            shown.empty(tag);
        } else {
            shown.text(tag, value);
        }
    }

    private static String text(DataSet dataSet, int tag) {
        return dataSet.text(tag).orElse("").strip();
    }

    private static String date(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }
}
