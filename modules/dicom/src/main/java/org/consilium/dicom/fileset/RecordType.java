package org.consilium.dicom.fileset;

import static org.consilium.dicom.fileset.RecordKeys.requires;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.dicom.Tag;
import org.consilium.dicom.UidDictionary;
import org.consilium.dicom.UidEntry;

/** Types of directory records with their keys (PS3.3 F.5), and which SOP classes each stands for (PS3.3 table F.4-1). */
enum RecordType {
    PATIENT("PATIENT", "", requires(Tag.PatientID).orEmpty(Tag.PatientName)),
    STUDY(
            "STUDY",
            "",
            requires(Tag.StudyDate, Tag.StudyTime, Tag.StudyInstanceUID, Tag.StudyID)
                    .orEmpty(Tag.StudyDescription, Tag.AccessionNumber)),
    SERIES("SERIES", "", requires(Tag.Modality, Tag.SeriesInstanceUID, Tag.SeriesNumber)),
    RT_DOSE("RT DOSE", "RTDose", requires(Tag.InstanceNumber, Tag.DoseSummationType)),
    RT_STRUCTURE_SET(
            "RT STRUCTURE SET",
            "RTStructureSet",
            requires(Tag.InstanceNumber, Tag.StructureSetLabel).orEmpty(Tag.StructureSetDate, Tag.StructureSetTime)),
    RT_PLAN(
            "RT PLAN",
            "RT(Ion)?Plan",
            requires(Tag.InstanceNumber, Tag.RTPlanLabel).orEmpty(Tag.RTPlanDate, Tag.RTPlanTime)),
    RT_TREAT_RECORD(
            "RT TREAT RECORD",
            "RT(Beams|IonBeams|Brachy)TreatmentRecord|RTTreatmentSummaryRecord",
            requires(Tag.InstanceNumber).orEmpty(Tag.TreatmentDate, Tag.TreatmentTime)),
    PRESENTATION(
            "PRESENTATION",
            ".*PresentationState|BasicStructuredDisplay",
            requires(Tag.InstanceNumber, Tag.ContentLabel, Tag.PresentationCreationDate, Tag.PresentationCreationTime)
                    .orEmpty(Tag.ContentDescription, Tag.ContentCreatorName)
                    .ifThere(Tag.ReferencedSeriesSequence, Tag.BlendingSequence)),
    WAVEFORM(
            "WAVEFORM",
            ".*(Waveform|ECG|Electroencephalogram|Electromyogram|Electrooculogram|Electrophysiology|PulseOximetry).*",
            requires(Tag.InstanceNumber, Tag.ContentDate, Tag.ContentTime)),
    KEY_OBJECT_DOC(
            "KEY OBJECT DOC",
            "KeyObjectSelectionDocument",
            requires(Tag.InstanceNumber, Tag.ContentDate, Tag.ContentTime, Tag.ConceptNameCodeSequence)),
    SR_DOCUMENT(
            "SR DOCUMENT",
            ".*SR|ProcedureLog|.*StructuredReport.*|.*Report",
            requires(
                            Tag.InstanceNumber,
                            Tag.CompletionFlag,
                            Tag.VerificationFlag,
                            Tag.ContentDate,
                            Tag.ContentTime,
                            Tag.ConceptNameCodeSequence)
                    .ifThere(Tag.VerificationDateTime)),
    SPECTROSCOPY(
            "SPECTROSCOPY",
            "MRSpectroscopy",
            requires(
                            Tag.ImageType,
                            Tag.ContentDate,
                            Tag.ContentTime,
                            Tag.InstanceNumber,
                            Tag.NumberOfFrames,
                            Tag.Rows,
                            Tag.Columns,
                            Tag.DataPointRows,
                            Tag.DataPointColumns)
                    .ifThere(Tag.ReferencedImageEvidenceSequence)),
    RAW_DATA("RAW DATA", "RawData", requires(Tag.ContentDate, Tag.ContentTime).orEmpty(Tag.InstanceNumber)),
    REGISTRATION("REGISTRATION", "(Deformable)?SpatialRegistration", RecordKeys.CONTENT),
    FIDUCIAL("FIDUCIAL", "SpatialFiducials", RecordKeys.CONTENT),
    ENCAP_DOC(
            "ENCAP DOC",
            "Encapsulated.*",
            requires(Tag.InstanceNumber, Tag.MIMETypeOfEncapsulatedDocument)
                    .orEmpty(Tag.ContentDate, Tag.ContentTime, Tag.ConceptNameCodeSequence, Tag.DocumentTitle)
                    .ifThere(Tag.HL7InstanceIdentifier)),
    VALUE_MAP("VALUE MAP", "RealWorldValueMapping", RecordKeys.CONTENT),
    STEREOMETRIC("STEREOMETRIC", "StereometricRelationship", requires(Tag.InstanceNumber)),
    MEASUREMENT(
            "MEASUREMENT",
            "(Lensometry|Autorefraction|Keratometry|SubjectiveRefraction|OphthalmicAxial|IntraocularLens|OphthalmicVisual|VisualAcuity).*",
            requires(Tag.InstanceNumber, Tag.ContentDate, Tag.ContentTime)),
    SURFACE("SURFACE", "SurfaceSegmentation", RecordKeys.CONTENT),
    SURFACE_SCAN("SURFACE SCAN", "SurfaceScan.*", requires(Tag.ContentDate, Tag.ContentTime)),
    TRACT("TRACT", "TractographyResults", RecordKeys.CONTENT),
    ASSESSMENT(
            "ASSESSMENT",
            "ContentAssessmentResults",
            requires(Tag.InstanceNumber, Tag.InstanceCreationDate).orEmpty(Tag.InstanceCreationTime)),
    ANNOTATION("ANNOTATION", "MicroscopyBulkSimpleAnnotations", RecordKeys.CONTENT),
    PLAN(
            "PLAN",
            "RTBeamsDeliveryInstruction.*|RTBrachyApplicationSetupDeliveryInstruction",
            requires(Tag.InstanceNumber)),
    RADIOTHERAPY(
            "RADIOTHERAPY",
            "RT(PhysicianIntent|SegmentAnnotation|Radiation|PatientPosition|TreatmentPreparation).*"
                    + "|(CArmPhoton|Tomotherapeutic|Robotic).*",
            requires(Tag.InstanceNumber).ifThere(Tag.UserContentLabel, Tag.ContentCreatorName)),
    IMAGE("IMAGE", ".*", requires(Tag.InstanceNumber).ifThere(Tag.ImageType));

    private static final Pattern STORAGE = Pattern.compile("(Storage|Trial)+.*$");

    private final String definedTerm;
    private final Pattern sopClasses;
    private final RecordKeys keys;

    RecordType(String definedTerm, String sopClasses, RecordKeys keys) {
        this.definedTerm = definedTerm;
        this.sopClasses = Pattern.compile(sopClasses);
        this.keys = keys;
    }

    /** The value of Directory Record Type (0004,1430). */
    String definedTerm() {
        return definedTerm;
    }

    /** Whether its objects are trees of content with a title. */
    boolean isDocument() {
        return this == SR_DOCUMENT || this == KEY_OBJECT_DOC;
    }

    RecordKeys keys() {
        return keys;
    }

    /** The type for objects of a SOP class; IMAGE for private ones. None for objects that belong to no patient. */
    static Optional<RecordType> of(String sopClassUid) {
        String keyword = UidDictionary.find(sopClassUid).map(UidEntry::keyword).orElse("");
        String name = STORAGE.matcher(keyword).replaceFirst("");
        if (name.matches("HangingProtocol|ColorPalette|GenericImplantTemplate|Implant.*|ProtocolApproval|Inventory"
                + "|(CT|XA)(Defined|Performed)ProcedureProtocol|Media")) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(type -> type.sopClasses.matcher(name).matches() && type.ordinal() > SERIES.ordinal())
                .findFirst();
    }
}
