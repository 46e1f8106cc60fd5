package org.consilium.dicom.fileset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetWriterTest {

    @TempDir
    Path folder;

    static DataSetBuilder ct(String instance) {
        return DataSet.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.SOPClassUID, Uids.CTImageStorage)
                .text(Tag.SOPInstanceUID, instance)
                .text(Tag.StudyDate, "20260101")
                .text(Tag.StudyTime, "120000")
                .text(Tag.Modality, "CT")
                .text(Tag.PatientName, "Ueda^田")
                .text(Tag.PatientID, "P1")
                .text(Tag.StudyInstanceUID, "1.2.1")
                .text(Tag.SeriesInstanceUID, "1.2.2")
                .text(Tag.StudyID, "1")
                .text(Tag.SeriesNumber, "1")
                .text(Tag.InstanceNumber, "1");
    }

    private Path file(DataSet dataSet) throws IOException {
        byte[] bytes = Part10.toByteArray(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return Files.write(Files.createTempFile(folder, "object", ".dcm"), bytes);
    }

    @Test
    void writesFilesAndTheirDirectoryThatLeadsToThem() throws IOException {
        Path root = folder.resolve("media");
        Path first = file(ct("1.3.1").build());
        try (FileSetWriter writer = FileSetWriter.create(root, "TEST")) {
            writer.add(first);
            writer.add(file(ct("1.3.2").text(Tag.SeriesInstanceUID, "1.2.3").build()));
            writer.add(file(ct("1.3.3").text(Tag.PatientID, "P2").build()));
            writer.finish();
        }
        FileSet fileSet = FileSet.read(root);
        assertThat(fileSet.id()).isEqualTo("TEST");
        assertThat(fileSet.unreferenced()).isEmpty();
        assertThat(fileSet.all().map(DirectoryRecord::type))
                .containsExactly(
                        "PATIENT", "STUDY", "SERIES", "IMAGE", "SERIES", "IMAGE", "PATIENT", "STUDY", "SERIES",
                        "IMAGE");
        assertThat(fileSet.records().getFirst().attributes().text(Tag.PatientName))
                .contains("Ueda^田");
        DirectoryRecord image =
                fileSet.all().filter(r -> !r.fileId().isEmpty()).findFirst().orElseThrow();
        assertThat(image.fileId()).containsExactly("DICOM", "P0000001", "S0000001", "R0000001", "I0000001");
        assertThat(fileSet.file(image)).hasSameBinaryContentAs(first);
    }

    @Test
    void givesAHeadToADataSetThatHasNone() throws IOException {
        byte[] bare = DataSetWriter.toByteArray(ct("1.3.1").build(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        Path root = folder.resolve("media");
        try (FileSetWriter writer = FileSetWriter.create(root, "")) {
            writer.add(Files.write(folder.resolve("bare"), bare));
            FileSet fileSet = writer.finish();
            DirectoryRecord image = fileSet.all().toList().getLast();
            assertThat(Part10.read(fileSet.file(image)).meta().transferSyntax())
                    .isEqualTo(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        }
    }

    @Test
    void takesAnObjectWhoseUidBreaksItsRules() throws IOException {
        DataSet object = ct("1.3.1")
                .unchecked(Tag.SOPInstanceUID, VR.UI, List.of("1.3..1"))
                .build();
        Path root = folder.resolve("media");
        try (FileSetWriter writer = FileSetWriter.create(root, "")) {
            writer.add(file(object));
            DirectoryRecord image = writer.finish().all().toList().getLast();
            assertThat(image.attributes().text(Tag.ReferencedSOPInstanceUIDInFile))
                    .contains("1.3..1");
        }
    }

    @Test
    void leavesNothingBehindUnlessItIsFinished() throws IOException {
        Path object = file(ct("1.3.1").build());
        try (FileSetWriter writer = FileSetWriter.create(folder.resolve("media"), "")) {
            writer.add(object);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(object);
        }
    }

    @Test
    void neverTouchesAFolderThatHasSomethingInIt() throws IOException {
        Path root = Files.createDirectories(folder.resolve("media"));
        Files.writeString(root.resolve("letter.txt"), "mine");
        assertThatThrownBy(() -> FileSetWriter.create(root, ""))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALREADY_EXISTS));
        Path later = folder.resolve("later");
        try (FileSetWriter writer = FileSetWriter.create(later, "")) {
            Files.writeString(Files.createDirectories(later).resolve("letter.txt"), "mine");
            assertThatThrownBy(writer::finish).isInstanceOf(Rejected.class);
        }
        assertThat(later.resolve("letter.txt")).hasContent("mine");
    }

    @Test
    void refusesWhatADirectoryCannotHold() throws IOException {
        Path withoutId = file(ct("1.3.1").empty(Tag.PatientID).build());
        Path protocol = file(
                ct("1.3.2").text(Tag.SOPClassUID, Uids.HangingProtocolStorage).build());
        Path object = file(ct("1.3.3").build());
        try (FileSetWriter writer = FileSetWriter.create(folder.resolve("media"), "")) {
            assertThatThrownBy(() -> writer.add(withoutId))
                    .isInstanceOfSatisfying(
                            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING_ATTRIBUTE))
                    .hasMessageContaining("(0010,0020)");
            assertThatThrownBy(() -> writer.add(protocol)).isInstanceOf(Rejected.class);
            writer.add(object);
            assertThatThrownBy(() -> writer.add(object))
                    .isInstanceOfSatisfying(
                            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALREADY_EXISTS));
        }
        assertThatThrownBy(() -> FileSetWriter.create(folder.resolve("other"), "lower case"))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void namesTheRecordOfEachKindOfObject() {
        assertThat(List.of(
                                Uids.CTImageStorage,
                                Uids.RTDoseStorage,
                                Uids.RTIonPlanStorage,
                                Uids.ComprehensiveSRStorage,
                                Uids.KeyObjectSelectionDocumentStorage,
                                Uids.EncapsulatedPDFStorage,
                                Uids.GrayscaleSoftcopyPresentationStateStorage,
                                Uids.TwelveLeadECGWaveformStorage,
                                Uids.SegmentationStorage,
                                Uids.RawDataStorage,
                                Uids.RTRadiationSetStorage)
                        .stream()
                        .map(uid -> RecordType.of(uid).orElseThrow().definedTerm()))
                .containsExactly(
                        "IMAGE",
                        "RT DOSE",
                        "RT PLAN",
                        "SR DOCUMENT",
                        "KEY OBJECT DOC",
                        "ENCAP DOC",
                        "PRESENTATION",
                        "WAVEFORM",
                        "IMAGE",
                        "RAW DATA",
                        "RADIOTHERAPY");
        assertThat(RecordType.of("1.2.3.4")).contains(RecordType.IMAGE);
    }
}
