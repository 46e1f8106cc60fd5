package org.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.consilium.dicom.dump.Dump;
import org.consilium.dicom.fileset.FileSet;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.validation.IodValidator;
import org.consilium.dicom.xml.DicomXml;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every reader answers any bytes with a result or a refusal: no other exception, no error, in bounded time. */
class HostileFormsTest {

    private static final int ROUNDS = 5_000;

    /** What a reader does with bytes, and everything one may do with what it read. */
    @FunctionalInterface
    private interface Reader {
        void read(byte[] bytes) throws IOException;
    }

    private static final Reader JSON = bytes -> DicomJson.read(new ByteArrayInputStream(bytes), BulkDataResolver.NONE)
            .forEach(HostileFormsTest::use);

    private static final Reader XML =
            bytes -> use(DicomXml.read(new ByteArrayInputStream(bytes), BulkDataResolver.NONE));

    private static final Reader DIRECTORY = bytes -> {
        FileSet fileSet = FileSet.parse(Path.of("media"), bytes);
        fileSet.all().forEach(record -> use(record.attributes()));
        for (var record : fileSet.all().toList()) {
            try {
                fileSet.file(record);
            } catch (Rejected e) {
                assertThat(e.reason().httpStatus()).isBetween(400, 499);
            }
        }
    };

    private static void use(DataSet dataSet) {
        Dump.DEFAULT.toString(dataSet);
        DicomJson.toString(dataSet);
        DicomXml.toString(dataSet);
        try {
            IodValidator.requiredAndConditional().validate(dataSet);
        } catch (Rejected e) {
            assertThat(e.reason().httpStatus()).isEqualTo(415);
        }
    }

    private static List<DataSet> dataSets() {
        DataSet item = DataSet.builder()
                .text(Tag.CodeValue, "1")
                .empty(Tag.CodeMeaning)
                .build();
        return List.of(
                DataSet.builder()
                        .text(Tag.SOPClassUID, Uids.CTImageStorage)
                        .text(Tag.PatientName, "Yamada^Tarou=山田^太郎")
                        .text(Tag.ImageType, "ORIGINAL", "", "AXIAL")
                        .numbers(Tag.PixelSpacing, 0.5, 0.25)
                        .integers(Tag.Rows, 512)
                        .numbers(0x00091001, VR.FD, Double.NaN, 1e300)
                        .items(Tag.ProcedureCodeSequence, item, DataSet.empty())
                        .bytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4})
                        .build(),
                DataSet.builder()
                        .bytes(0x00090010, VR.LO, "ACME".getBytes(StandardCharsets.US_ASCII))
                        .bytes(0x00091002, VR.UN, new byte[] {9})
                        .integers(Tag.FrameIncrementPointer, Tag.FrameTime)
                        .build());
    }

    private static void answersAll(Reader reader, List<byte[]> seeds, long seed) {
        Mutations mutations = new Mutations(seed);
        for (int round = 0; round < ROUNDS; round++) {
            answers(reader, mutations.of(seeds));
        }
    }

    private static void answers(Reader reader, byte[] bytes) {
        try {
            reader.read(bytes);
        } catch (Rejected e) {
            assertThat(e.reason().httpStatus()).isBetween(400, 499);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail("neither a result nor a refusal of " + HexFormat.of().formatHex(bytes), e);
        }
    }

    @Test
    @Timeout(300)
    void jsonIsReadOrRefused() {
        List<byte[]> seeds = new ArrayList<>();
        dataSets().forEach(dataSet -> seeds.add(DicomJson.toString(dataSet).getBytes(StandardCharsets.UTF_8)));
        seeds.add("[{\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"\\u00e9\\ud83d\"},null]}}]"
                .getBytes(StandardCharsets.UTF_8));
        answersAll(JSON, seeds, 1);
    }

    @Test
    @Timeout(300)
    void xmlIsReadOrRefused() {
        List<byte[]> seeds = new ArrayList<>();
        dataSets().forEach(dataSet -> seeds.add(DicomXml.toString(dataSet).getBytes(StandardCharsets.UTF_8)));
        seeds.add(
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><NativeDicomModel>&b;<![CDATA[x]]><!-- --><?p?>"
                        .getBytes(StandardCharsets.UTF_8));
        answersAll(XML, seeds, 2);
    }

    @Test
    @Timeout(300)
    void directoriesAreReadOrRefused() {
        DataSet record = DataSet.builder()
                .integers(Tag.OffsetOfTheNextDirectoryRecord, 0)
                .integers(Tag.OffsetOfReferencedLowerLevelDirectoryEntity, 0)
                .text(Tag.DirectoryRecordType, "IMAGE")
                .text(Tag.ReferencedFileID, "A", "B")
                .build();
        DataSet directory = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.MediaStorageDirectoryStorage)
                .text(Tag.SOPInstanceUID, "1.2")
                .integers(Tag.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity, 0)
                .items(Tag.DirectoryRecordSequence, record, record)
                .build();
        List<byte[]> seeds = List.of(
                Part10.toByteArray(directory, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
                Part10.toByteArray(directory, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN),
                Part10.toByteArray(directory, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN));
        answersAll(DIRECTORY, seeds, 3);
    }

    @Test
    @Timeout(300)
    void filesOfTheCollectionAreReadOrRefusedByEveryReader() throws IOException {
        for (String folder : List.of("malformed", "dicom-json", "dicomdir")) {
            for (Path file : TestData.files(folder)) {
                byte[] bytes = Files.readAllBytes(file);
                for (Reader reader : List.of(JSON, XML, DIRECTORY)) {
                    answers(reader, bytes);
                }
            }
        }
    }

    @Test
    @Timeout(300)
    void damagedFilesOfTheCollectionAreReadOrRefused() throws IOException {
        List<byte[]> json = new ArrayList<>();
        for (Path file : TestData.files("dicom-json")) {
            json.add(Files.readAllBytes(file));
        }
        List<byte[]> directories = new ArrayList<>();
        for (String name : List.of("DICOMDIR", "DICOMDIR-bigEnd", "DICOMDIR-implicit", "DICOMDIR-reordered")) {
            directories.add(Files.readAllBytes(TestData.file("dicomdir/" + name)));
        }
        Mutations mutations = new Mutations(4);
        for (int round = 0; round < ROUNDS / 20; round++) {
            answers(JSON, mutations.of(json));
            answers(DIRECTORY, mutations.of(directories));
        }
    }
}
