package org.consilium.archive.index;

import java.sql.Timestamp;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.archive.Patient;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.security.InstitutionId;
import org.jspecify.annotations.Nullable;

/** The parameters of the rows of one instance, in the order of the columns in {@link InstanceIndex}. */
final class IndexRows {

    private final ReceivedInstance instance;
    private final BytesPlace place;
    private final long length;
    private final InstitutionId institution;
    private final CompactHeader compact;
    private final Attributes attributes;
    private final int version;

    /** Of an instance that was received, not replaced. */
    IndexRows(
            ReceivedInstance instance,
            BytesPlace place,
            long length,
            InstitutionId institution,
            DataSet header,
            CompactHeader compact) {
        this(instance, place, length, institution, header, compact, 1);
    }

    /**
     * @param length bytes of the data set
     * @param version 1, and one more whenever a person replaced it
     */
    IndexRows(
            ReceivedInstance instance,
            BytesPlace place,
            long length,
            InstitutionId institution,
            DataSet header,
            CompactHeader compact,
            int version) {
        this.instance = instance;
        this.place = place;
        this.length = length;
        this.institution = institution;
        this.compact = compact;
        this.attributes = new Attributes(header);
        this.version = version;
    }

    ReceivedInstance received() {
        return instance;
    }

    BytesPlace place() {
        return place;
    }

    InstitutionId owner() {
        return institution;
    }

    UUID institution() {
        return institution.value();
    }

    int version() {
        return version;
    }

    /** As the instance itself says. */
    Patient receivedPatient() {
        return new Patient(
                attributes.text(Tag.PatientID),
                attributes.text(Tag.IssuerOfPatientID),
                attributes.text(Tag.PatientName),
                attributes.date(Tag.PatientBirthDate),
                attributes.text(Tag.PatientSex));
    }

    String modality() {
        return attributes.text(Tag.Modality);
    }

    /** Number of Study Related Instances (0020,1208), where the sender gives it. */
    OptionalInt announced() {
        return attributes.integer(Tag.NumberOfStudyRelatedInstances);
    }

    /**
     * @param patient key of the row of the patient
     * @param shown whose the study is shown to be
     */
    @Nullable
    Object[] study(@Nullable Long patient, Patient shown) {
        var name = shown.name();
        var referrer = attributes.text(Tag.ReferringPhysicianName);
        return new @Nullable Object[] {
            instance.study().value(),
            institution.value(),
            patient,
            shown.id(),
            shown.issuer(),
            name,
            array(Folded.nameForms(name)),
            array(Folded.words(name)),
            shown.birthDate().orElse(null),
            shown.sex(),
            attributes.date(Tag.StudyDate).orElse(null),
            attributes.time(Tag.StudyTime).orElse(null),
            attributes.text(Tag.StudyID),
            attributes.text(Tag.AccessionNumber),
            attributes.text(Tag.StudyDescription),
            referrer,
            array(Folded.nameForms(referrer)),
            array(Folded.words(referrer)),
            searchText(shown),
            Timestamp.from(instance.receivedAt())
        };
    }

    private String searchText(Patient shown) {
        return Stream.of(
                        shown.name(),
                        shown.id(),
                        attributes.text(Tag.AccessionNumber),
                        attributes.text(Tag.StudyDescription))
                .map(Folded::text)
                .collect(Collectors.joining("\n"));
    }

    @Nullable
    Object[] series() {
        return new @Nullable Object[] {
            instance.study().value(),
            instance.series().value(),
            modality(),
            boxed(Tag.SeriesNumber),
            attributes.text(Tag.SeriesDescription),
            attributes.text(Tag.BodyPartExamined),
            attributes.text(Tag.Laterality),
            attributes.date(Tag.PerformedProcedureStepStartDate).orElse(null),
            attributes.time(Tag.PerformedProcedureStepStartTime).orElse(null)
        };
    }

    @Nullable
    Object[] instance() {
        var inSpool =
                place instanceof BytesPlace.InSpool spooled ? spooled.place().toString() : null;
        var inStore = place instanceof BytesPlace.InStore stored ? stored : null;
        var origin = instance.origin();
        return new @Nullable Object[] {
            instance.sopInstance().value(),
            instance.study().value(),
            instance.series().value(),
            instance.sopClass(),
            instance.transferSyntax(),
            boxed(Tag.InstanceNumber),
            boxed(Tag.Rows),
            boxed(Tag.Columns),
            boxed(Tag.BitsAllocated),
            boxed(Tag.NumberOfFrames),
            length,
            instance.sha256(),
            Timestamp.from(instance.receivedAt()),
            origin.channel().name(),
            origin.callingAe(),
            origin.calledAe(),
            origin.address(),
            inSpool,
            inStore == null ? null : inStore.key(),
            inStore == null ? 0 : inStore.dataOffset(),
            compact.elements(),
            compact.bulk(),
            version,
            Origins.fingerprint(origin),
            Origins.subject(origin)
        };
    }

    private @Nullable Integer boxed(int tag) {
        var value = attributes.integer(tag);
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
