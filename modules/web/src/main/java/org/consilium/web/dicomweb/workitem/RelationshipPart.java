package org.consilium.web.dicomweb.workitem;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.Patient;
import org.consilium.cases.ReadingTask;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Tag;

/**
 * Unified Procedure Step Relationship (PS3.3 C.30.4): the patient as the first study names it, as far as the case and the archive show it to
 * who asks; what is not shown, and what a case does not know, is empty.
 */
final class RelationshipPart {

    private static final List<Integer> UNKNOWN_TEXTS = List.of(Tag.AdmissionID, Tag.AdmittingDiagnosesDescription);

    private static final List<Integer> UNKNOWN_SEQUENCES = List.of(
            Tag.IssuerOfPatientIDQualifiersSequence,
            Tag.OtherPatientIDsSequence,
            Tag.IssuerOfAdmissionIDSequence,
            Tag.AdmittingDiagnosesCodeSequence,
            Tag.ReferencedRequestSequence);

    static final Set<Integer> ATTRIBUTES = Set.of(
            Tag.PatientName,
            Tag.PatientID,
            Tag.IssuerOfPatientID,
            Tag.IssuerOfPatientIDQualifiersSequence,
            Tag.PatientBirthDate,
            Tag.PatientSex,
            Tag.AdmissionID,
            Tag.AdmittingDiagnosesDescription,
            Tag.OtherPatientIDsSequence,
            Tag.IssuerOfAdmissionIDSequence,
            Tag.AdmittingDiagnosesCodeSequence,
            Tag.ReferencedRequestSequence);

    private RelationshipPart() {}

    static void add(ReadingTask task, Optional<Patient> seen, DataSetBuilder workitem) {
        asStored(
                workitem,
                Tag.PatientName,
                seen.map(Patient::name).or(task::patientName).orElse(""));
        asStored(workitem, Tag.PatientID, seen.map(Patient::id).orElse(""));
        asStored(workitem, Tag.IssuerOfPatientID, seen.map(Patient::issuer).orElse(""));
        asStored(
                workitem,
                Tag.PatientBirthDate,
                seen.flatMap(Patient::birthDate)
                        .map(DateTimeFormatter.BASIC_ISO_DATE::format)
                        .orElse(""));
        asStored(workitem, Tag.PatientSex, seen.map(Patient::sex).orElse(""));
        UNKNOWN_TEXTS.forEach(workitem::empty);
        UNKNOWN_SEQUENCES.forEach(workitem::empty);
    }

    /** Whatever rules of its value representation it breaks: it is what was received. */
    private static void asStored(DataSetBuilder workitem, int tag, String value) {
        if (value.isEmpty()) {
            workitem.empty(tag);
        } else {
            workitem.unchecked(tag, Dictionary.vr(tag), List.of(value));
        }
    }
}
