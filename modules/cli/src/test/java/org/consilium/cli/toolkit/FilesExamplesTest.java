package org.consilium.cli.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.cli.Objects;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviation;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueCheck;
import org.consilium.dicom.charset.PersonName;
import org.consilium.dicom.charset.SpecificCharacterSet;
import org.consilium.dicom.fileset.DirectoryRecord;
import org.consilium.dicom.fileset.FileSet;
import org.consilium.dicom.fileset.FileSetWriter;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.xml.DicomXml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesExamplesTest {

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void makeAFile() throws IOException {
        DataSet code = DataSet.builder().text(Tag.CodeValue, "T-D1100").build();
        DataSet object = Objects.ct("1.2.3.4").toBuilder()
                .integers(Tag.NumberOfFrames, 2)
                .bytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
                .items(Tag.AnatomicRegionSequence, code)
                .build();
        file = Objects.write(object, folder.resolve("ct.dcm"));
    }

    @Test
    void readsAttributes() throws IOException {
        // example: header
        Header header;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Part10Stream opened = Part10.open(in); // preamble and file meta information
            header = HeaderReader.read(opened.dataSet(), opened.meta().transferSyntax()); // stops at the pixel data
        }
        DataSet attributes = header.attributes();

        Optional<String> modality = attributes.text(Tag.Modality); // absent and empty are the same
        int rows = attributes.require(Tag.Rows).integer().orElse(0); // refused where the element is missing
        PersonName patient = PersonName.parse(attributes.text(Tag.PatientName).orElse(""));
        // end
        assertThat(modality).contains("CT");
        assertThat(rows).isEqualTo(2);
        assertThat(patient.display()).isEqualTo("Wilhelm Roentgen");
    }

    // example: walk
    /** Every element with the path that leads to it. */
    static void walk(DataSet dataSet, String path, List<String> found) {
        for (Element element : dataSet.elements()) {
            String here = path + Dictionary.keyword(element.tag());
            found.add(Tags.toString(element.tag()) + " " + element.vr() + " " + here);
            List<DataSet> items = element.items(); // none, unless it is a sequence
            for (int i = 0; i < items.size(); i++) {
                walk(items.get(i), here + "[" + i + "].", found);
            }
        }
    }
    // end

    @Test
    void walksADataSet() throws IOException {
        List<String> found = new ArrayList<>();
        walk(Part10.read(file).dataSet(), "", found);
        assertThat(found).contains("(0010,0010) PN PatientName", "(0008,0100) SH AnatomicRegionSequence[0].CodeValue");
    }

    @Test
    void changesAndWrites() throws IOException {
        Path target = folder.resolve("changed.dcm");
        // example: change
        Part10File original = Part10.read(file);
        DataSet changed = original.dataSet().toBuilder() // data sets are immutable
                .text(Tag.PatientID, "4711")
                .text(Tag.ImageType, "DERIVED", "SECONDARY", "AXIAL")
                .remove(Tag.PatientBirthDate)
                .build();
        try (OutputStream out = Files.newOutputStream(target)) {
            Part10.write(FileMeta.of(changed, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN), changed, out);
        }
        // end
        DataSet again = Part10.read(target).dataSet();
        assertThat(again.texts(Tag.ImageType)).containsExactly("DERIVED", "SECONDARY", "AXIAL");
        assertThat(again.text(Tag.PatientID)).contains("4711");
    }

    @Test
    void writesEveryScript() throws IOException {
        // example: charset
        DataSet japanese = Objects.ct("1.2.3.5").toBuilder()
                .text(Tag.SpecificCharacterSet, "", "ISO 2022 IR 87")
                .text(Tag.PatientName, "Yamada^Tarou=山田^太郎=やまだ^たろう")
                .build();
        DataSet read = Part10.read(Part10.toByteArray(japanese, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN))
                .dataSet();
        PersonName name = PersonName.parse(read.text(Tag.PatientName).orElseThrow());

        // The declared set cannot hold Hangul: the writer declares UTF-8 instead of losing it.
        DataSet korean = japanese.toBuilder()
                .text(Tag.PatientName, "Hong^Gildong=洪^吉洞=홍^길동")
                .build();
        DataSet readKorean = Part10.read(Part10.toByteArray(korean, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN))
                .dataSet();
        // end
        assertThat(name.ideographic()).isEqualTo("山田^太郎");
        assertThat(read.characterSet()).isEqualTo(SpecificCharacterSet.of(List.of("", "ISO 2022 IR 87")));
        assertThat(readKorean.texts(Tag.SpecificCharacterSet)).containsExactly("ISO_IR 192");
        assertThat(readKorean.text(Tag.PatientName)).contains("Hong^Gildong=洪^吉洞=홍^길동");
    }

    @Test
    void readsFramesOfABigObject() throws IOException {
        // example: frames
        byte[] second;
        try (FileChannel channel = FileChannel.open(file)) {
            Part10Stream opened = Part10.open(new BufferedInputStream(Channels.newInputStream(channel)));
            Header header = HeaderReader.read(opened.dataSet(), opened.meta().transferSyntax());
            ByteSource dataSet = ByteSource.of(channel, opened.dataSetOffset());
            FrameIndex frames = FrameIndex.of(header, dataSet); // by offset tables, or one scan where there are none
            try (InputStream frame = frames.open(frames.count() - 1)) {
                second = frame.readAllBytes(); // nothing else of the pixel data was read
            }
        }
        // end
        assertThat(second).containsExactly(5, 6, 7, 8);
    }

    @Test
    void speaksJsonAndXml() throws IOException {
        // example: json-xml
        DataSet object = Part10.read(file).dataSet();
        BulkDataUri pixelsByReference =
                (path, element) -> element.tag() == Tag.PixelData ? Optional.of("pixels.bin") : Optional.empty();
        var json = new StringBuilder();
        DicomJson.write(object, pixelsByReference, json);

        byte[] pixels = object.bytes(Tag.PixelData).orElseThrow();
        BulkDataResolver bulkData = uri -> uri.equals("pixels.bin") ? Optional.of(pixels) : Optional.empty();
        DataSet fromJson = DicomJson.read(json.toString(), bulkData).getFirst();
        DataSet fromXml = DicomXml.read(DicomXml.toString(object), BulkDataResolver.NONE);
        // end
        assertThat(DicomJson.toString(fromJson)).isEqualTo(DicomJson.toString(object));
        assertThat(DicomJson.toString(fromXml)).isEqualTo(DicomJson.toString(object));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        byte[] date = "2026-01-02".getBytes(StandardCharsets.US_ASCII);
        Path strange = Objects.write(
                Objects.ct("1.2.3.6").toBuilder()
                        .bytes(Tag.StudyDate, VR.DA, date)
                        .build(),
                folder.resolve("strange.dcm"));
        // example: deviations
        Part10File read = Part10.read(strange); // lenient: refuses only what is no data set
        Deviations structure = read.deviations(); // lengths, order, value representations
        Deviations values = ValueCheck.of(read.dataSet()); // what is in the elements, against PS3.5 and PS3.6
        List<String> report = structure.and(values).listed().stream()
                .map(Deviation::toString) // kind, path and offset, never a value
                .toList();
        // end
        assertThat(report).anyMatch(line -> line.contains("(0008,0020)"));
    }

    @Test
    void makesAndReadsAFileSet() throws IOException {
        DataSet complete =
                Objects.ct("1.2.3.7").toBuilder().text(Tag.StudyTime, "101112").build();
        Path object = Objects.write(complete, folder.resolve("complete.dcm"));
        Path disc = folder.resolve("disc");
        // example: dicomdir
        try (FileSetWriter writer = FileSetWriter.create(disc, "DISC_1")) {
            writer.add(object); // copied under a name of the standard
            writer.finish(); // the folder appears now, with its DICOMDIR
        }
        FileSet fileSet = FileSet.read(disc);
        List<Path> images = new ArrayList<>();
        for (DirectoryRecord record : fileSet.all().toList()) {
            if (record.type().equals("IMAGE")) {
                images.add(fileSet.file(record)); // never outside of the folder, whatever the directory says
            }
        }
        // end
        assertThat(images)
                .hasSize(1)
                .allSatisfy(image -> assertThat(Part10.read(image).dataSet().text(Tag.Modality))
                        .contains("CT"));
    }
}
