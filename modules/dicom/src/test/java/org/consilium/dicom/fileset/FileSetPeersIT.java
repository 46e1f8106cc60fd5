package org.consilium.dicom.fileset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.SameDataSet;
import org.consilium.dicom.Tag;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our file-sets before DCMTK and pydicom. */
class FileSetPeersIT {

    /** Links of the directory, which differ with the order of the records. */
    private static final Set<Integer> LINKS = Set.of(
            Tag.OffsetOfTheNextDirectoryRecord,
            Tag.OffsetOfReferencedLowerLevelDirectoryEntity,
            Tag.FileSetConsistencyFlag,
            Tag.SpecificCharacterSet);

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private FileSet written = new FileSet(root, "", List.of(), List.of());

    @BeforeEach
    void writeAFileSetOfManyKinds() throws IOException {
        root = folder.resolve("MEDIA");
        try (FileSetWriter writer = FileSetWriter.create(root, "TEST")) {
            try (Stream<Path> files = Files.walk(TestData.folder("dicomdir"))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(f -> !f.getFileName().toString().startsWith("DICOMDIR"))
                        .sorted()
                        .toList()) {
                    writer.add(file);
                }
            }
            for (String name : List.of(
                    "rt/rtplan.dcm",
                    "rt/rtdose.dcm",
                    "sr/dcmqi_tid1500_sr.dcm",
                    "pr/derived-gsps-ct-small.dcm",
                    "kos/derived-kos-of-interest-mr.dcm",
                    "waveform/waveform_ecg.dcm",
                    "seg/liver.dcm",
                    "wsi/sm_image.dcm")) {
                writer.add(TestData.file(name));
            }
            written = writer.finish();
        }
    }

    @Test
    void dcmdumpReadsTheDirectoryWithoutAWarning() {
        var result = ForeignTool.require("dcmdump").run(root.resolve("DICOMDIR"));
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).doesNotContain("W: ").doesNotContain("E: ").contains("refFileID=\"DICOM\\P0000001");
    }

    @Test
    void pydicomFindsEveryInstanceThroughTheDirectory() {
        String script = "from pydicom.fileset import FileSet; fs = FileSet(r'%s');"
                + " print(len(fs), sum(i.load().SOPInstanceUID == i.SOPInstanceUID for i in fs))";
        var result = ForeignTool.require("sh")
                .run("-c", "/usr/bin/python3 -W ignore -c \"" + script.formatted(root.resolve("DICOMDIR")) + "\"");
        if (result.output().contains("ModuleNotFoundError")) {
            throw ForeignTool.missing("pydicom", "not installed for /usr/bin/python3");
        }
        long count = written.all().filter(record -> !record.fileId().isEmpty()).count();
        assertThat(result.output().strip()).endsWith(count + " " + count);
    }

    @Test
    void dcmmkdirMakesTheSameRecordsOfTheSameFiles() throws IOException {
        Path theirs = folder.resolve("theirs");
        var result = ForeignTool.require("dcmmkdir")
                .run("-Pgp", "-W", "-Nxc", "+I", "+r", "+id", root, "+F", "TEST", "+D", theirs, "DICOM");
        assertThat(result.exitCode()).as(result.output()).isZero();
        FileSet other = FileSet.read(theirs);
        List<String> differences = new ArrayList<>();
        for (DirectoryRecord record : written.all().toList()) {
            DirectoryRecord same = other.all()
                    .filter(r -> isSame(r, record))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("DCMTK has no record " + record.type()));
            SameDataSet.differences(withoutLinks(same.attributes()), withoutLinks(record.attributes()))
                    .forEach(difference -> differences.add(record.type() + " " + difference));
        }
        assertThat(other.all().count()).isEqualTo(written.all().count());
        assertThat(differences)
                .as("only numbers that the objects do not have, which each invents in its own way")
                .allMatch(difference -> difference.matches(
                        "RT (PLAN|DOSE) \\(0020,0013\\) .*" + "|STUDY \\(0020,0010\\) .*|SERIES \\(0020,0011\\) .*"))
                .hasSizeLessThan(5);
    }

    private static boolean isSame(DirectoryRecord a, DirectoryRecord b) {
        return a.type().equals(b.type())
                && a.sopInstanceUid().equals(b.sopInstanceUid())
                && Stream.of(Tag.PatientID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID)
                        .allMatch(tag ->
                                a.attributes().text(tag).equals(b.attributes().text(tag)));
    }

    private static DataSet withoutLinks(DataSet record) {
        var builder = record.toBuilder();
        LINKS.forEach(builder::remove);
        return builder.build();
    }
}
