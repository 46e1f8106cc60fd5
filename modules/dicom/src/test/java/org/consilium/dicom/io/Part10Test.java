package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class Part10Test {

    private final DataSet dataSet = DataSet.builder()
            .text(Tag.SOPClassUID, Uids.CTImageStorage)
            .text(Tag.SOPInstanceUID, "1.2.3.4")
            .text(Tag.PatientID, "4711")
            .build();

    @Test
    void readsWhatItWrote() {
        Part10File file = Part10.read(Part10.toByteArray(dataSet, IMPLICIT_VR_LITTLE_ENDIAN));
        assertThat(file.meta()).isEqualTo(FileMeta.of(dataSet, IMPLICIT_VR_LITTLE_ENDIAN));
        assertThat(file.dataSet().text(Tag.PatientID)).contains("4711");
    }

    @Test
    void repeatsUidsAndTitlesThatBreakTheirRules() {
        FileMeta meta =
                new FileMeta("1.2..3", "1.2.x", EXPLICIT_VR_LITTLE_ENDIAN, Optional.of("A\\TITLE THAT IS TOO LONG"));
        FileMeta read = Part10.read(Part10.header(meta)).meta();
        assertThat(read.mediaStorageSopClassUid()).isEqualTo("1.2..3");
        assertThat(read.mediaStorageSopInstanceUid()).isEqualTo("1.2.x");
        assertThat(read.sourceAeTitle()).isPresent();
    }

    @Test
    void writesTheLengthOfTheFileMetaInformation() {
        byte[] header = Part10.header(FileMeta.of(dataSet, EXPLICIT_VR_LITTLE_ENDIAN));
        DataSet group = DataSetReader.read(Arrays.copyOfRange(header, 132, header.length), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(group.integer(Tag.FileMetaInformationGroupLength)).hasValue(header.length - 132 - 12);
    }

    @Test
    void givesTheBytesOfTheDataSetAsTheyAre() throws IOException {
        byte[] bytes = DataSetWriter.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Part10.header(FileMeta.of(dataSet, TransferSyntax.JPEG_BASELINE)));
        file.writeBytes(bytes);
        Part10Stream opened = Part10.open(new ByteArrayInputStream(file.toByteArray()));
        assertThat(opened.meta().transferSyntax()).isEqualTo(TransferSyntax.JPEG_BASELINE);
        assertThat(opened.dataSet().readAllBytes()).isEqualTo(bytes);
        assertThat(opened.dataSetOffset()).isEqualTo(file.size() - bytes.length);
    }

    @Test
    void understandsFilesWithoutPreambleOrWithoutMetaInformation() {
        byte[] file = Part10.toByteArray(dataSet, EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(Part10.read(Arrays.copyOfRange(file, 128, file.length))
                        .dataSet()
                        .text(Tag.PatientID))
                .contains("4711");
        assertThat(Part10.read(Arrays.copyOfRange(file, 132, file.length))
                        .dataSet()
                        .text(Tag.PatientID))
                .contains("4711");
        for (TransferSyntax plain : new TransferSyntax[] {
            EXPLICIT_VR_LITTLE_ENDIAN, IMPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN
        }) {
            Part10File read = Part10.read(DataSetWriter.toByteArray(dataSet, plain));
            assertThat(read.meta().transferSyntax()).isEqualTo(plain);
            assertThat(read.dataSet().text(Tag.PatientID)).contains("4711");
        }
    }

    @Test
    void refusesWhatIsNoDicomFile() {
        for (String other :
                new String[] {"", "GET / HTTP/1.1\r\n\r\n", "%PDF-1.7 and more than a few bytes", "\0\0\0\0"}) {
            assertThatThrownBy(() -> Part10.read(new Bytes().text(other).toByteArray()))
                    .isInstanceOfSatisfying(
                            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_DICOM));
        }
    }

    @Test
    void asksForTheUidsThatAFileNames() {
        assertThatThrownBy(() -> FileMeta.of(DataSet.empty(), EXPLICIT_VR_LITTLE_ENDIAN))
                .hasMessageContaining("(0008,0016)");
    }
}
