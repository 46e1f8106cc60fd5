package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.consilium.archive.Receipt.Duplicate;
import org.consilium.archive.Receipt.Refused;
import org.consilium.archive.Receipt.Stored;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.spool.SpoolLimits;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiveIT {

    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    @TempDir
    Path folder;

    private Database database;
    private TestArchive node;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        node = TestArchive.open(folder, database.dataSource(), ObjectStores.folder(folder.resolve("objects")));
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void answersStoredOnceTheInstanceCanBeFoundAndReadBack() {
        var slice = Images.slice().build();
        assertThat(node.receive(slice)).isInstanceOf(Stored.class);
        assertThat(node.read(TestArchive.uid(slice))).isEqualTo(DataSetWriter.toByteArray(slice, EXPLICIT));
        assertThat(node.archive.study(
                        TestArchive.NODE, slice.uid(Tag.StudyInstanceUID).orElseThrow()))
                .isPresent();
    }

    @Test
    void takesTheSameBytesAgainAsADuplicate() {
        var slice = Images.slice().build();
        node.receive(slice);
        assertThat(node.receive(slice)).isInstanceOf(Duplicate.class);
        assertThat(node.spool.bytesUsed()).isLessThan(2L * DataSetWriter.toByteArray(slice, EXPLICIT).length);
    }

    @Test
    void takesTheSameElementsInAnotherEncodingAsADuplicate() {
        var slice = Images.slice().build();
        node.receive(slice);
        assertThat(node.receive(slice, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, "CT1"))
                .isInstanceOf(Duplicate.class);
        assertThat(node.receive(slice, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN, "CT1"))
                .isInstanceOf(Duplicate.class);
        assertThat(node.read(TestArchive.uid(slice))).isEqualTo(DataSetWriter.toByteArray(slice, EXPLICIT));
    }

    @Test
    void refusesOtherContentUnderTheSameUidAndKeepsBoth() throws IOException {
        var original = Images.slice().build();
        var newcomer = original.toBuilder().text(Tag.PatientID, "P2").build();
        node.receive(original);
        for (int i = 0; i < 3; i++) {
            assertRefused(node.receive(newcomer), Reason.SAME_UID_OTHER_CONTENT);
        }
        assertThat(node.read(TestArchive.uid(original))).isEqualTo(DataSetWriter.toByteArray(original, EXPLICIT));
        var kept = quarantined();
        assertThat(kept)
                .singleElement()
                .satisfies(file -> assertThat(Part10.read(file).dataSet().text(Tag.PatientID))
                        .contains("P2"));
        assertThat(node.jdbc
                        .sql("select uid from archive.quarantine")
                        .query(String.class)
                        .list())
                .containsExactly(TestArchive.uid(original).value());
    }

    @Test
    void refusesTheSameUidUnderAnotherSeries() throws IOException {
        var original = Images.slice().build();
        node.receive(original);
        var moved = original.toBuilder()
                .text(Tag.SeriesInstanceUID, Uid.random().value())
                .build();
        assertRefused(node.receive(moved), Reason.SAME_UID_OTHER_CONTENT);
        assertThat(quarantined()).hasSize(1);
    }

    @Test
    void storesOneOfSixteenSentAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            var slice = Images.slice().build();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Receipt> send = () -> node.receive(slice);
                int stored = 0;
                for (var receipt : threads.invokeAll(Collections.nCopies(16, send))) {
                    assertThat(receipt.get()).isInstanceOfAny(Stored.class, Duplicate.class);
                    stored += receipt.get() instanceof Stored ? 1 : 0;
                }
                assertThat(stored).isEqualTo(1);
            }
        }
        assertThat(node.archive
                        .instances(TestArchive.NODE, Query.builder().build())
                        .total())
                .isEqualTo(20);
    }

    @Test
    void refusesWhatLacksItsUids() {
        for (int tag : new int[] {Tag.SOPInstanceUID, Tag.SOPClassUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID}) {
            assertRefused(node.receive(Images.slice().remove(tag).build()), Reason.MISSING_ATTRIBUTE);
        }
        assertNothingLeft();
    }

    @Test
    void refusesUidsThatAreNone() {
        var slice = Images.slice().build();
        var bytes = DataSetWriter.toByteArray(slice, EXPLICIT);
        var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        var broken = text.replace(
                        TestArchive.uid(slice).value(),
                        "../../x" + TestArchive.uid(slice).value().substring(7))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertRefused(node.receive(broken, EXPLICIT, "CT1"), Reason.INVALID_UID);
        assertNothingLeft();
    }

    @Test
    void refusesWhatDisagreesWithItsCommand() throws IOException {
        var slice = Images.slice().build();
        var origin = TestArchive.arrival(EXPLICIT, "CT1").origin();
        var otherInstance = new Arrival(
                origin, EXPLICIT, Optional.empty(), Optional.of(Uid.random().value()), Optional.empty());
        var otherClass =
                new Arrival(origin, EXPLICIT, Optional.of(Uids.MRImageStorage), Optional.empty(), Optional.empty());
        var otherStudy = new Arrival(origin, EXPLICIT, Optional.empty(), Optional.empty(), Optional.of(Uid.random()));
        assertRefused(receive(otherInstance, slice), Reason.SOP_INSTANCE_MISMATCH);
        assertRefused(receive(otherClass, slice), Reason.SOP_CLASS_MISMATCH);
        assertRefused(receive(otherStudy, slice), Reason.STUDY_MISMATCH);
        assertNothingLeft();
    }

    @Test
    void refusesGarbage() {
        for (var garbage : new byte[][] {
            {}, {1}, "GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new byte[5000]
        }) {
            assertThat(node.receive(garbage, EXPLICIT, "CT1")).isInstanceOf(Refused.class);
        }
        assertNothingLeft();
    }

    @Test
    void leavesNothingOfAnAssociationThatEndsInTheMiddle() {
        var bytes = DataSetWriter.toByteArray(Images.slice().build(), EXPLICIT);
        var cut = new SequenceInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - 100), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The association was aborted");
            }
        });
        assertThatThrownBy(() -> node.receiver.receive(TestArchive.arrival(EXPLICIT, "CT1"), cut))
                .isInstanceOf(IOException.class);
        assertNothingLeft();
    }

    @Test
    void saysSoWhenTheSpoolIsFullAndGoesOnOnceThereIsSpace() throws IOException {
        node.close();
        node = TestArchive.open(
                folder,
                database.dataSource(),
                ObjectStores.folder(folder.resolve("objects")),
                java.time.Duration.ofDays(1),
                new SpoolLimits(20_000, 1_000, 1 << 20, 1 << 20));
        Receipt receipt;
        do {
            receipt = node.receive(Images.slice().build());
        } while (receipt instanceof Stored);
        assertRefused(receipt, Reason.OUT_OF_RESOURCES);
        // More than half full: instances move to the store at once.
        await().until(() -> node.spool.bytesUsed() == 0);
        assertThat(node.receive(Images.slice().build())).isInstanceOf(Stored.class);
    }

    @Test
    void tellsTheRestOfTheNodeAboutEveryInstanceAndTheSettledStudy() {
        var slice = Images.slice().build();
        node.receive(slice);
        var study = slice.uid(Tag.StudyInstanceUID).orElseThrow();
        await().until(() -> node.events.contains(new StudySettled(study, TestArchive.HOME)));
        assertThat(node.events).contains(new StudyChanged(study, TestArchive.HOME));
        assertThat(node.events)
                .filteredOn(InstanceStored.class::isInstance)
                .singleElement(type(InstanceStored.class))
                .satisfies(event -> assertThat(event.sopInstance()).isEqualTo(TestArchive.uid(slice)));
        await().until(() ->
                node.archive.study(TestArchive.NODE, study).orElseThrow().settled());
    }

    @Test
    void givesTheStudiesOfAConfiguredSenderToItsInstitution() {
        var slice = Images.slice().build();
        node.receive(slice, EXPLICIT, "OTHER");
        var study = node.archive.study(
                TestArchive.NODE, slice.uid(Tag.StudyInstanceUID).orElseThrow());
        assertThat(study.orElseThrow().institution()).isEqualTo(TestArchive.OTHER);
    }

    private Receipt receive(Arrival arrival, DataSet dataSet) throws IOException {
        return node.receiver.receive(arrival, new ByteArrayInputStream(DataSetWriter.toByteArray(dataSet, EXPLICIT)));
    }

    private static void assertRefused(Receipt receipt, Reason reason) {
        assertThat(receipt)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void assertNothingLeft() {
        assertThat(node.spool.bytesUsed()).isZero();
        assertThat(node.archive
                        .instances(TestArchive.NODE, Query.builder().build())
                        .rows())
                .isEmpty();
    }

    private java.util.List<Path> quarantined() throws IOException {
        try (var paths = Files.list(folder.resolve("quarantine"))) {
            return paths.toList();
        }
    }
}
