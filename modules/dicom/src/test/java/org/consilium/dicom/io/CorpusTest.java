package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.DicomJson;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Real and hostile files. */
class CorpusTest {

    private static final List<String> REAL = List.of(
            "ct",
            "mr",
            "sr",
            "wsi",
            "charsets",
            "transfer-syntaxes",
            "us",
            "xa-multiframe",
            "nm",
            "mammo",
            "cr-dx",
            "pet",
            "rt",
            "waveform",
            "paramap",
            "seg",
            "kos",
            "pr",
            "encapsulated-pdf",
            "dicomdir");

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TestFactory
    Stream<DynamicTest> readsEveryRealFileAndWritesItBackByteForByte() {
        return REAL.stream()
                .flatMap(folder -> TestData.files(folder).stream())
                .map(file -> dynamicTest(name(file), () -> assertReadAndWritten(file)));
    }

    private static String name(Path file) {
        return file.subpath(file.getNameCount() - 2, file.getNameCount()).toString();
    }

    private static void assertReadAndWritten(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Part10File read = Part10.read(bytes);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        read.write(written);
        assertThat(written.toByteArray()).isEqualTo(bytes);
        assertSameMeaningAfterReencoding(read);
        assertFramesAreFound(read);
    }

    /** A change of one element must not change another. */
    private static void assertSameMeaningAfterReencoding(Part10File file) {
        TransferSyntax transferSyntax = file.meta().transferSyntax();
        DataSet rebuilt = file.dataSet().toBuilder().build();
        DataSet again = DataSetReader.read(DataSetWriter.toByteArray(rebuilt, transferSyntax), transferSyntax);
        assertThat(withoutPadding(again)).isEqualTo(withoutPadding(file.dataSet()));
    }

    private static String withoutPadding(DataSet dataSet) {
        return DicomJson.toString(dataSet).replaceAll("[^\"]{0,4}\"}", "\"}");
    }

    private static void assertFramesAreFound(Part10File file) throws IOException {
        TransferSyntax transferSyntax = file.meta().transferSyntax();
        byte[] dataSet = file.dataSetBytes().toByteArray();
        Header header = HeaderReader.read(new ByteArrayInputStream(dataSet), transferSyntax);
        if (header.pixelData().isPresent() && !transferSyntax.isDeflated()) {
            FrameIndex frames = FrameIndex.of(header, ByteSource.of(dataSet));
            assertThat(frames.count()).isPositive();
            assertThat(frames.open(frames.count() - 1).readAllBytes()).isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> answersHostileFilesWithADataSetOrARefusal() {
        return TestData.files("malformed").stream()
                .map(file -> dynamicTest(
                        name(file),
                        () -> Assertions.assertThatNoException()
                                .isThrownBy(() -> assertAnswered(Files.readAllBytes(file)))));
    }

    @Test
    void answersEveryCutAndEveryFlippedByteOfAFileWithADataSetOrARefusal() throws IOException {
        byte[] file = Files.readAllBytes(TestData.file("sr/dcmqi_rwvm.dcm"));
        for (int at = 132; at < file.length; at += 7) {
            assertAnswered(java.util.Arrays.copyOf(file, at));
            byte[] flipped = file.clone();
            flipped[at] ^= (byte) 0xFF;
            assertAnswered(flipped);
        }
    }

    private static void assertAnswered(byte[] file) throws IOException {
        long start = System.nanoTime();
        try {
            Part10Stream opened = Part10.open(new ByteArrayInputStream(file));
            TransferSyntax transferSyntax = opened.meta().transferSyntax();
            Header header = HeaderReader.read(opened.dataSet(), transferSyntax);
            int offset = opened.dataSetOffset();
            if (header.pixelData().isPresent()) {
                FrameIndex.of(header, ByteSource.of(file, offset, file.length - offset))
                        .open(0)
                        .close();
            }
            Part10File read = Part10.read(file);
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            read.write(written);
            assertThat(written.toByteArray())
                    .as("unchanged, every deviation kept")
                    .isEqualTo(file);
            DicomJson.read(DicomJson.toString(read.dataSet()), BulkDataResolver.NONE);
        } catch (Rejected e) {
            assertThat(e.reason().httpStatus()).isBetween(400, 499);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
    }
}
