package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.consilium.archive.files.FileIntake;
import org.consilium.archive.files.FileLimits;
import org.consilium.archive.files.TakenFile;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discs and archives as people bring them, and as people who mean harm do. */
class FileIntakeIT {

    private static final Origin PERSON = new Origin(Channel.UPLOAD, "ivanova", "", "127.0.0.1", Optional.empty());

    @TempDir
    Path folder;

    private Database database;
    private TestArchive node;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        var store = ObjectStores.folder(folder.resolve("objects"));
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ofDays(1), TestArchive.LIMITS);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void theImagesOfADiscAreStoredAndItsViewerAndDirectoryAreSkipped() {
        var slice = Images.slice().build();
        var disc = zip(Map.of(
                "DICOMDIR", directory(),
                "AUTORUN.INF", text("[autorun]"),
                "VIEWER/VIEW.EXE", text("MZ and so on"),
                "VIEWER/EMPTY", new byte[0],
                "DICOM/PAT 01/IM000001", file(slice)));
        assertThat(take(disc))
                .containsExactlyInAnyOrder(
                        "cd.zip!/DICOMDIR SKIPPED dicom-directory",
                        "cd.zip!/AUTORUN.INF SKIPPED not-dicom",
                        "cd.zip!/VIEWER/VIEW.EXE SKIPPED not-dicom",
                        "cd.zip!/VIEWER/EMPTY SKIPPED empty",
                        "cd.zip!/DICOM/PAT 01/IM000001 STORED ");
        assertThat(node.read(TestArchive.uid(slice))).isNotEmpty();
        assertThat(take(zip(Map.of("again", file(slice))))).containsExactly("cd.zip!/again DUPLICATE ");
    }

    @Test
    void archivesInArchivesAreOpenedAsDeepAsTheLimitSays() {
        var slice = Images.slice().build();
        var deepest = zip(Map.of("IM1", file(Images.slice().build())));
        var middle = zip(Map.of("c.zip", deepest, "IM2", file(slice)));
        assertThat(take(zip(Map.of("b.zip", middle)), new FileLimits(100, 2, 200, 1 << 20)))
                .containsExactlyInAnyOrder("cd.zip!/b.zip!/IM2 STORED ", "cd.zip!/b.zip!/c.zip REFUSED archive-depth");
        assertThat(folder.resolve("in")).isDirectoryNotContaining("glob:**nested-*");
    }

    @Test
    void anArchiveEndsAtTheNamedLimitAndWhatWasStoredStays() {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 5; i++) {
            files.put("IM" + i, file(Images.slice().build()));
        }
        assertThat(take(zip(files), new FileLimits(3, 1, 200, 1 << 20)))
                .hasSize(4)
                .contains("cd.zip!/IM2 STORED ", "cd.zip REFUSED archive-entries");
    }

    @Test
    void anArchiveThatExpandsTooFarIsRefusedWithoutBeingKept() {
        var blank =
                Images.slice().bytes(Tag.PixelData, VR.OW, new byte[4 << 20]).build();
        var inner = zip(Map.of("bomb", file(blank)));
        long before = node.spool.bytesUsed();
        assertThat(take(zip(Map.of("inner.zip", inner)), new FileLimits(10, 2, 200, 1 << 20)))
                .containsExactly("cd.zip REFUSED archive-expands");
        assertThat(node.spool.bytesUsed()).isEqualTo(before);
        assertThat(take(zip(Map.of("inner.zip", inner)))).containsExactly("cd.zip!/inner.zip!/bomb STORED ");
    }

    @Test
    void namesThatLeaveTheFolderAndDamagedArchivesAreRefused() {
        var good = file(Images.slice().build());
        var tricks = new LinkedHashMap<String, byte[]>();
        for (var name : List.of("../up", "a/../../up", "/etc/x", "C:\\x", "a\\..\\b", "x\ny", "n".repeat(1025))) {
            tricks.put(name, good);
        }
        assertThat(take(zip(tricks))).hasSize(7).containsOnly("cd.zip REFUSED archive-path");
        var whole = zip(Map.of("IM1", good));
        assertThat(take(java.util.Arrays.copyOf(whole, whole.length / 2)))
                .containsExactly("cd.zip REFUSED archive-damaged");
    }

    @Test
    void anInstanceWithOtherContentUnderAKnownUidSaysWhyItIsRefused() {
        var slice = Images.slice();
        var first = slice.build();
        var other = slice.text(Tag.StudyDescription, "another").build();
        assertThat(take(zip(Map.of("1", file(first))))).containsExactly("cd.zip!/1 STORED ");
        assertThat(take(zip(Map.of("2", file(other))))).containsExactly("cd.zip!/2 REFUSED same-uid-other-content");
    }

    private List<String> take(byte[] bytes) {
        return take(bytes, FileLimits.DEFAULT);
    }

    private List<String> take(byte[] bytes, FileLimits limits) {
        var taken = new ArrayList<TakenFile>();
        try {
            var file = Files.createDirectories(folder.resolve("in")).resolve("upload.part");
            Files.write(file, bytes);
            new FileIntake(node.receiver, limits).take("cd.zip", file, PERSON, taken::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken.stream()
                .map(one -> one.name() + " " + one.outcome() + " " + one.why())
                .toList();
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] file(DataSet dataSet) {
        return Part10.toByteArray(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    /** The head of a DICOMDIR is enough. */
    private static byte[] directory() {
        return Part10.header(FileMeta.of("1.2.840.10008.1.3.10", "1.2.3.4", TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
