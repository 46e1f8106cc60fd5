package org.consilium.dicom.fileset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSetTest {

    @ParameterizedTest
    @ValueSource(strings = {"DICOMDIR", "DICOMDIR-bigEnd", "DICOMDIR-implicit", "DICOMDIR-reordered"})
    void readsTheTreeThatTheOffsetsMakeInAnyEncodingAndOrder(String name) throws IOException {
        FileSet fileSet = FileSet.read(TestData.file("dicomdir/" + name));
        assertThat(fileSet.id()).isEqualTo("PYDICOM_TEST");
        assertThat(fileSet.records()).extracting(DirectoryRecord::type).containsExactly("PATIENT", "PATIENT");
        assertThat(fileSet.records())
                .extracting(patient -> patient.attributes().text(Tag.PatientID).orElse(""))
                .containsExactly("77654033", "98890234");
        assertThat(fileSet.unreferenced()).isEmpty();
        List<DirectoryRecord> images =
                fileSet.all().filter(record -> record.type().equals("IMAGE")).toList();
        assertThat(images).hasSize(31);
        for (DirectoryRecord image : images) {
            DataSet object = Part10.read(fileSet.file(image)).dataSet();
            assertThat(object.text(Tag.SOPInstanceUID)).isEqualTo(image.sopInstanceUid());
        }
    }

    @Test
    void readsAnEmptyFileSet() throws IOException {
        assertThat(FileSet.read(TestData.file("dicomdir/DICOMDIR-empty.dcm")).records())
                .isEmpty();
    }

    @Test
    void showsWhatADirectoryLostWithItsPatients() throws IOException {
        FileSet fileSet = FileSet.read(TestData.file("dicomdir/DICOMDIR-nopatient"));
        // Its first offset leads to an image that stands where the first patient was.
        assertThat(fileSet.records()).extracting(DirectoryRecord::type).containsExactly("IMAGE");
        assertThat(fileSet.unreferenced())
                .extracting(DirectoryRecord::type)
                .contains("STUDY", "SERIES", "IMAGE")
                .hasSize(51);
    }

    @Test
    void readsADirectoryWhoseLastItemIsLongerThanItsSequence() throws IOException {
        FileSet fileSet = FileSet.read(TestData.file("dicomdir/DICOMDIR-nooffset"));
        assertThat(fileSet.all().count() + fileSet.unreferenced().size()).isEqualTo(52);
    }

    @Test
    void refusesADirectoryThatIsCutOff(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(TestData.file("dicomdir/DICOMDIR"));
        Path cut = Files.write(folder.resolve("DICOMDIR"), Arrays.copyOf(whole, whole.length - 100));
        assertThatThrownBy(() -> FileSet.read(cut))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATA_SET_CORRUPT));
    }

    private static byte[] directory(int first, int next, int lower, String... fileId) {
        DataSet record = DataSet.builder()
                .integers(Tag.OffsetOfTheNextDirectoryRecord, next)
                .integers(Tag.OffsetOfReferencedLowerLevelDirectoryEntity, lower)
                .text(Tag.DirectoryRecordType, "IMAGE")
                .bytes(Tag.ReferencedFileID, VR.CS, String.join("\\", fileId).getBytes(StandardCharsets.US_ASCII))
                .build();
        DataSet directory = DataSet.builder()
                .integers(Tag.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity, first)
                .items(Tag.DirectoryRecordSequence, record)
                .build();
        FileMeta meta = FileMeta.of(Uids.MediaStorageDirectoryStorage, "1.2", TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Part10.write(meta, directory, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Where the one record of {@link #directory} is. */
    private static int offset() {
        byte[] file = directory(0, 0, 0, "A");
        DataSet item =
                Part10.read(file).dataSet().items(Tag.DirectoryRecordSequence).getFirst();
        return item.encoded().orElseThrow().bytes().offset() - 8;
    }

    @ParameterizedTest
    @CsvSource({"5,0,0", "2147483647,0,0", "at,at,0", "at,0,at", "at,7,0", "at,0,7"})
    void refusesOffsetsThatLeadNowhereOrInCircles(String first, String next, String lower) {
        byte[] file = directory(number(first), number(next), number(lower), "A");
        assertThatThrownBy(() -> FileSet.parse(Path.of("/media"), file))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATA_SET_CORRUPT));
    }

    private static int number(String text) {
        return text.equals("at") ? offset() : Integer.parseInt(text);
    }

    @Test
    void showsRecordsThatNoOffsetLeadsTo() {
        FileSet fileSet = FileSet.parse(Path.of("/media"), directory(0, 0, 0, "A"));
        assertThat(fileSet.records()).isEmpty();
        assertThat(fileSet.unreferenced()).extracting(DirectoryRecord::type).containsExactly("IMAGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..\\secret",
                "A\\..\\..\\secret",
                "/etc/passwd",
                ".",
                "A\\",
                "\\A",
                "LINK",
                "LINKED\\secret",
                "C:"
            })
    void neverLeavesItsFolder(String fileId, @TempDir Path folder) throws IOException {
        Path root = folder.resolve("media");
        Files.createDirectories(root.resolve("A"));
        Files.writeString(folder.resolve("secret"), "");
        Files.createSymbolicLink(root.resolve("LINK"), folder.resolve("secret"));
        Files.createSymbolicLink(root.resolve("LINKED"), folder);
        FileSet fileSet = FileSet.parse(root, directory(offset(), 0, 0, fileId.split("\\\\", -1)));
        assertThatThrownBy(() -> fileSet.file(fileSet.records().getFirst()))
                .isInstanceOf(Rejected.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void findsNamesThatAnotherSystemTurnedIntoSmallLetters(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("im000001"), "");
        FileSet fileSet = FileSet.parse(root, directory(offset(), 0, 0, "IM000001"));
        assertThat(fileSet.file(fileSet.records().getFirst())).hasFileName("im000001");
    }
}
