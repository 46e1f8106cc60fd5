package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, stored and read back: the data set bytes are the same, in the spool and in the object store. */
class CorpusIT {

    @TempDir
    Path folder;

    private record Sent(Path file, Uid sopInstance, byte[] dataSet) {}

    @ParameterizedTest
    @ValueSource(strings = {"ct", "mr", "sr", "wsi", "charsets", "transfer-syntaxes"})
    void givesBackEveryDataSetByteForByte(String kind) throws IOException {
        var files = TestData.files(kind);
        // Some share a SOP Instance UID on purpose: each round is an archive of its own for what conflicted in the one
        // before.
        for (int round = 0; !files.isEmpty(); round++) {
            var conflicting = storedAndReadBack(files, folder.resolve(Integer.toString(round)));
            assertThat(conflicting).hasSizeLessThan(files.size());
            files = conflicting;
        }
    }

    private List<Path> storedAndReadBack(List<Path> files, Path home) throws IOException {
        var sent = new ArrayList<Sent>();
        var conflicting = new ArrayList<Path>();
        try (var database = Database.migrated("archive")) {
            try (var node = open(home, database, Duration.ofDays(1))) {
                for (var file : files) {
                    store(node, file, sent, conflicting);
                }
                assertReadBack(node, sent);
            }
            try (var node = open(home, database, Duration.ZERO)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> node.spool.bytesUsed() == 0);
                assertReadBack(node, sent);
            }
        }
        return conflicting;
    }

    private static TestArchive open(Path home, Database database, Duration drainDelay) throws IOException {
        return TestArchive.open(
                home,
                database.dataSource(),
                ObjectStores.folder(home.resolve("objects")),
                drainDelay,
                TestArchive.LIMITS);
    }

    private static void store(TestArchive node, Path file, List<Sent> sent, List<Path> conflicting) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var stream = Part10.open(in);
            var transferSyntax = stream.meta().transferSyntax();
            var dataSet = stream.dataSet().readAllBytes();
            switch (node.receive(dataSet, transferSyntax, "CORPUS")) {
                case Receipt.Stored stored -> sent.add(new Sent(file, stored.sopInstance(), dataSet));
                case Receipt.Duplicate duplicate -> {}
                case Receipt.Refused refused -> {
                    if (refused.reason() == Reason.SAME_UID_OTHER_CONTENT) {
                        conflicting.add(file);
                    } else {
                        assertThat(refused.reason()).as(file.toString()).isEqualTo(Reason.MISSING_ATTRIBUTE);
                        assertThat(lacksUid(dataSet, transferSyntax))
                                .as(file.toString())
                                .isTrue();
                    }
                }
            }
        }
    }

    private static boolean lacksUid(byte[] dataSet, TransferSyntax transferSyntax) throws IOException {
        var header = HeaderReader.read(new java.io.ByteArrayInputStream(dataSet), transferSyntax)
                .attributes();
        return List.of(Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID).stream()
                .anyMatch(tag -> header.text(tag).isEmpty());
    }

    private static void assertReadBack(TestArchive node, List<Sent> sent) {
        for (var each : sent) {
            assertThat(node.read(each.sopInstance())).as(each.file().toString()).isEqualTo(each.dataSet());
            var instance =
                    node.archive.open(TestArchive.NODE, each.sopInstance()).orElseThrow();
            var study = instance.record().series().study().uid();
            assertThat(node.archive.metadata(
                            TestArchive.NODE, study, Optional.empty(), Optional.of(each.sopInstance())))
                    .as(each.file().toString())
                    .singleElement()
                    .satisfies(metadata ->
                            assertThat(metadata.uid(Tag.StudyInstanceUID)).contains(study));
        }
    }
}
