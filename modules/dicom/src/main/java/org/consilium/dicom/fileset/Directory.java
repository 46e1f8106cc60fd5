package org.consilium.dicom.fileset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.FileMeta;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** The directory of a file-set that is being written: patients, studies, series and what is in them. */
final class Directory {

    private static final int IN_USE = 0xFFFF;

    /** A record with those below it by their identity. */
    static final class Node {
        final DataSet record;
        final String name;
        final Map<String, Node> children = new LinkedHashMap<>();

        Node(DataSet record, String name) {
            this.record = record;
            this.name = name;
        }
    }

    /** Keys that only tell siblings apart: objects without them get a running number. */
    private static final Set<Integer> NUMBERS = Set.of(Tag.StudyID, Tag.SeriesNumber, Tag.InstanceNumber);

    private final String fileSetId;
    private int count;
    private final Map<String, Node> patients = new LinkedHashMap<>();

    Directory(String fileSetId) {
        this.fileSetId = fileSetId;
    }

    /**
     * Adds an object.
     *
     * @return its file ID
     * @throws Rejected if it has no place in a directory; nothing is added then
     */
    List<String> add(DataSet object, FileMeta meta) {
        RecordType type = RecordType.of(meta.mediaStorageSopClassUid())
                .orElseThrow(
                        () -> new Rejected(Reason.SOP_CLASS_NOT_SUPPORTED, "an object that belongs to no patient"));
        count++;
        // All records are made before one is kept, since any of them may lack a key.
        DataSet patient = record(RecordType.PATIENT, object, count).build();
        DataSet study = record(RecordType.STUDY, object, count).build();
        DataSet series = record(RecordType.SERIES, object, count).build();
        DataSetBuilder instance = record(type, object, count);

        Node patientNode = child(patients, text(patient, Tag.PatientID), patient, "P");
        Node studyNode = child(patientNode.children, text(study, Tag.StudyInstanceUID), study, "S");
        Node seriesNode = child(studyNode.children, text(series, Tag.SeriesInstanceUID), series, "R");
        List<String> fileId = List.of(
                "DICOM", patientNode.name, studyNode.name, seriesNode.name, name("I", seriesNode.children.size()));
        instance.text(Tag.ReferencedFileID, fileId.toArray(String[]::new))
                .text(Tag.ReferencedSOPClassUIDInFile, meta.mediaStorageSopClassUid())
                // As the file has them, right or wrong.
                .unchecked(Tag.ReferencedSOPInstanceUIDInFile, VR.UI, List.of(meta.mediaStorageSopInstanceUid()))
                .unchecked(
                        Tag.ReferencedTransferSyntaxUIDInFile,
                        VR.UI,
                        List.of(meta.transferSyntax().uid()));
        child(seriesNode.children, meta.mediaStorageSopInstanceUid(), instance.build(), "I");
        return fileId;
    }

    private static String text(DataSet record, int tag) {
        return record.require(tag).text().orElse("");
    }

    private static Node child(Map<String, Node> siblings, String identity, DataSet record, String letter) {
        return siblings.computeIfAbsent(identity, _ -> new Node(record, name(letter, siblings.size())));
    }

    private static String name(String letter, int count) {
        return letter + String.format("%07d", count + 1);
    }

    private static DataSetBuilder record(RecordType type, DataSet object, int number) {
        DataSetBuilder record = DataSet.builder()
                .integers(Tag.OffsetOfTheNextDirectoryRecord, 0)
                .integers(Tag.RecordInUseFlag, IN_USE)
                .integers(Tag.OffsetOfReferencedLowerLevelDirectoryEntity, 0)
                .text(Tag.DirectoryRecordType, type.definedTerm());
        List<Element> keys = new ArrayList<>();
        for (int tag : type.keys().required()) {
            Optional<Element> key = object.find(tag).filter(Directory::hasValue);
            if (key.isEmpty() && !NUMBERS.contains(tag)) {
                throw new Rejected(
                        Reason.MISSING_ATTRIBUTE,
                        Tags.toString(tag) + " must have a value in a " + type.definedTerm() + " record");
            }
            key.ifPresentOrElse(keys::add, () -> record.text(tag, Integer.toString(number)));
        }
        for (int tag : type.keys().empty()) {
            object.find(tag).ifPresentOrElse(keys::add, () -> record.empty(tag));
        }
        for (int tag : type.keys().optional()) {
            object.find(tag).filter(element -> !element.isEmpty()).ifPresent(keys::add);
        }
        keys.forEach(record::copy);
        if (type.isDocument()) {
            modifiers(object, record);
        }
        if (keys.stream().anyMatch(element -> !isAscii(element))) {
            record.copy(object, Tag.SpecificCharacterSet);
        }
        return record;
    }

    /** The modifiers of a document's title belong to its record too (PS3.3 tables F.5-25 and F.5-28). */
    private static void modifiers(DataSet object, DataSetBuilder record) {
        List<DataSet> modifiers = object.items(Tag.ContentSequence).stream()
                .filter(item -> item.text(Tag.RelationshipType).orElse("").equals("HAS CONCEPT MOD"))
                .toList();
        if (!modifiers.isEmpty()) {
            record.items(Tag.ContentSequence, modifiers);
        }
    }

    private static boolean hasValue(Element element) {
        return element.vr().isText() ? element.text().isPresent() : !element.isEmpty();
    }

    private static boolean isAscii(Element element) {
        return element.items().isEmpty()
                && element.texts().stream().allMatch(text -> text.chars().allMatch(c -> c < 0x7F));
    }

    byte[] toByteArray() {
        return new DirectoryEncoder(fileSetId).encode(patients);
    }
}
