package org.consilium.archive.query;

import java.util.Set;
import org.consilium.archive.Level;
import org.consilium.dicom.Tag;

/**
 * Which attributes of a header say something about the whole study or series it belongs to: those of the patient and study, or
 * of the series and equipment modules (PS3.3 A.1.2). The others are an instance's own. One list for C-FIND and QIDO-RS.
 */
public final class LevelAttributes {

    private static final Set<Integer> OF_STUDY = Set.of(
            Tag.TimezoneOffsetFromUTC,
            Tag.IssuerOfAccessionNumberSequence,
            Tag.ReferencedStudySequence,
            Tag.ReasonForPerformedProcedureCodeSequence,
            Tag.ReferringPhysicianIdentificationSequence,
            Tag.ConsultingPhysicianName,
            Tag.PhysiciansOfRecord,
            Tag.NameOfPhysiciansReadingStudy,
            Tag.RequestingService,
            Tag.ProcedureCodeSequence,
            Tag.AdmittingDiagnosesDescription,
            Tag.IssuerOfPatientIDQualifiersSequence,
            Tag.OtherPatientIDsSequence,
            Tag.OtherPatientNames,
            Tag.PatientBirthTime,
            Tag.PatientAge,
            Tag.PatientSize,
            Tag.PatientWeight,
            Tag.EthnicGroup,
            Tag.Occupation,
            Tag.SmokingStatus,
            Tag.PregnancyStatus,
            Tag.LastMenstrualDate,
            Tag.MedicalAlerts,
            Tag.Allergies,
            Tag.AdditionalPatientHistory,
            Tag.PatientState,
            Tag.PatientComments,
            Tag.PatientSpeciesDescription,
            Tag.PatientSexNeutered,
            Tag.ResponsiblePerson,
            Tag.AdmissionID,
            Tag.ReasonForVisit,
            Tag.ClinicalTrialProtocolID,
            Tag.ClinicalTrialSubjectID,
            Tag.PatientIdentityRemoved);

    private static final Set<Integer> OF_SERIES = Set.of(
            Tag.SeriesDate,
            Tag.SeriesTime,
            Tag.SeriesDescriptionCodeSequence,
            Tag.PerformingPhysicianName,
            Tag.OperatorsName,
            Tag.ProtocolName,
            Tag.PatientPosition,
            Tag.ReferencedPerformedProcedureStepSequence,
            Tag.RequestAttributesSequence,
            Tag.PerformedProcedureStepID,
            Tag.PerformedProcedureStepDescription,
            Tag.PerformedProcedureStepEndDate,
            Tag.PerformedProcedureStepEndTime,
            Tag.PerformedProtocolCodeSequence,
            Tag.CommentsOnThePerformedProcedureStep,
            Tag.FrameOfReferenceUID,
            Tag.PositionReferenceIndicator,
            Tag.Manufacturer,
            Tag.ManufacturerModelName,
            Tag.DeviceSerialNumber,
            Tag.SoftwareVersions,
            Tag.StationName,
            Tag.InstitutionName,
            Tag.InstitutionAddress,
            Tag.InstitutionalDepartmentName,
            Tag.ContrastBolusAgent,
            Tag.AnatomicRegionSequence);

    private LevelAttributes() {}

    /** Whether any one header can answer for an attribute at a level. */
    public static boolean holds(Level level, int tag) {
        return switch (level) {
            case PATIENT -> false;
            case STUDY -> OF_STUDY.contains(tag);
            case SERIES -> OF_STUDY.contains(tag) || OF_SERIES.contains(tag);
            case INSTANCE -> true;
        };
    }
}
