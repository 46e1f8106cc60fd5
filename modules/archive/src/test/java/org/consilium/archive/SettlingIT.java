package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.consilium.archive.settle.AnnouncedCounts;
import org.consilium.archive.settle.AnnouncedCounts.Announced;
import org.consilium.archive.settle.Completeness;
import org.consilium.archive.settle.Completeness.Gap;
import org.consilium.archive.settle.CompletenessRows;
import org.consilium.archive.settle.Manifests;
import org.consilium.archive.settle.Settler;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a study counts as settled, and what is said to be missing of it. The settler is run by hand, at times of its own. */
class SettlingIT {

    private static final Duration QUIET = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private Database database;
    private TestArchive node;
    private final List<Object> events = new ArrayList<>();
    private final Uid study = Uid.random();
    private final Uid series = Uid.random();

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        node = TestArchive.openWithoutSettling(
                folder, database.dataSource(), ObjectStores.folder(folder.resolve("objects")));
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void settlesOnceTheQuietPeriodHasPassed() {
        receive(1, 2);
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
        settleAt(QUIET);
        assertThat(settledBy()).contains("QUIET");
        assertThat(events).filteredOn(StudySettled.class::isInstance).hasSize(1);
    }

    @Test
    void waitsWhileAnInstanceOfTheStudyIsArriving() throws Exception {
        receive(1);
        var slow = new Held(DataSetWriter.toByteArray(slice(2), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        var sending = Thread.ofVirtual().start(() -> {
            try {
                node.receiver.receive(TestArchive.arrival(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, "CT1"), slow);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        await().until(() -> node.underway.isArriving(study));
        settleAt(QUIET);
        assertThat(settledBy()).isEmpty();
        slow.released.countDown();
        sending.join();
        assertThat(node.underway.isArriving(study)).isFalse();
        indexed(2);
        settleAt(QUIET.plusMinutes(1));
        assertThat(settledBy()).contains("QUIET");
    }

    @Test
    void waitsWhileAnAssociationThatSentSomeOfItIsOpen() {
        receive(1);
        node.underway.sent(7, study, Instant.now());
        node.underway.sent(8, study, Instant.now());
        settleAt(QUIET);
        assertThat(settledBy()).isEmpty();
        node.underway.ended(7);
        settleAt(QUIET);
        assertThat(settledBy()).isEmpty();
        node.underway.ended(8);
        settleAt(QUIET);
        assertThat(settledBy()).contains("QUIET");
    }

    @Test
    void doesNotWaitForAnAssociationThatNeverEnds() {
        receive(1);
        node.underway.sent(7, study, Instant.now());
        settleAt(Duration.ofMinutes(59));
        assertThat(settledBy()).isEmpty();
        settleAt(Duration.ofMinutes(61));
        assertThat(settledBy()).contains("QUIET");
    }

    @Test
    void settlesAtOnceWhenAsManyAreHereAsACaseAnnouncedAlthoughTheAssociationIsOpen() {
        var announced = new AnnouncedCounts(node.jdbc, Clock.systemUTC());
        announced.announce("CASE 1", List.of(new Announced(study, Optional.of(3), Optional.of(2))));
        announced.announce("CASE 2", List.of(new Announced(study, Optional.of(2), Optional.empty())));
        receive(1, 2, 3);
        node.underway.sent(7, study, Instant.now());
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
        assertThat(completeness().announced()).contains(3);
        assertThat(completeness().announcedSeries()).contains(2);
        assertThat(completeness().seriesHere()).isEqualTo(1);
        receiveAll(List.of(Images.slice(study, Uid.random(), 1).build()));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).contains("COUNT");
        announced.announce("CASE 1", List.of());
        assertThat(completeness().announced()).contains(2);
        assertThat(completeness().announcedSeries()).isEmpty();
    }

    @Test
    void refusesNumbersThatAreNoCounts() {
        for (int count : new int[] {0, -1, AnnouncedCounts.COUNT_MAX + 1}) {
            assertThatThrownBy(() -> new Announced(study, Optional.of(count), Optional.empty()))
                    .isInstanceOf(Rejected.class);
        }
        assertThatThrownBy(() -> new Announced(study, Optional.empty(), Optional.empty()))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void settlesAtOnceWhenAsManyAreHereAsTheSenderAnnounced() {
        receiveAll(IntStream.rangeClosed(1, 2)
                .mapToObj(number -> Images.slice(study, series, number)
                        .text(Tag.NumberOfStudyRelatedInstances, "3")
                        .build())
                .toList());
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
        assertThat(completeness().announced()).contains(3);
        receive(3);
        settleAt(Duration.ZERO);
        assertThat(settledBy()).contains("COUNT");
    }

    @Test
    void settlesAtOnceWhenAllIsHereThatAManifestNames() {
        var sent = List.of(slice(1), slice(2), slice(3));
        var manifest = keyObjects("113030", sent);
        receiveAll(List.of(sent.get(0), sent.get(1), manifest));
        manifests().on(stored(manifest));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
        assertThat(completeness().named()).isEqualTo(3);
        assertThat(completeness().namedMissing()).isEqualTo(1);
        receiveAll(List.of(sent.get(2)));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).contains("LIST");
        assertThat(completeness().namedMissing()).isZero();
    }

    @Test
    void takesNoSelectionOfRemarkableImagesAsAList() {
        var sent = List.of(slice(1), slice(2));
        var selection = keyObjects("113000", sent);
        receiveAll(List.of(sent.get(0), sent.get(1), selection));
        manifests().on(stored(selection));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
    }

    @Test
    void settlesAtOnceWhenAllIsHereThatARequestOfStorageCommitmentNames() {
        var first = slice(1);
        var second = slice(2);
        receiveAll(List.of(first));
        node.jdbc
                .sql("""
                with c as (insert into archive.commitment (transaction_uid, calling_ae, requested_at, decide_by, due_at)
                    values ('1.2.3', 'CT1', now(), now(), now()) returning id)
                insert into archive.commitment_reference (commitment, position, sop_class, uid)
                select id, p, '1.2', u from c, unnest(:uids::text[]) with ordinality x (u, p)
                """)
                .param("uids", new String[] {
                    TestArchive.uid(first).value(), TestArchive.uid(second).value()
                })
                .update();
        settleAt(Duration.ZERO);
        assertThat(settledBy()).isEmpty();
        assertThat(completeness().namedMissing()).isEqualTo(1);
        receiveAll(List.of(second));
        settleAt(Duration.ZERO);
        assertThat(settledBy()).contains("LIST");
    }

    @Test
    void settlesTheOthersThoughAListenerAlwaysFailsOnOneStudyAndGivesUpOnThatInTheEnd() {
        receive(1);
        var other = Images.slice().build();
        receiveAll(List.of(other));
        var settler = new Settler(node.jdbc, this::failOnStudy, node.underway, QUIET, at(QUIET));
        settler.run();
        assertThat(settledBy()).isEmpty();
        assertThat(node.jdbc
                        .sql("select settled from archive.study where uid = :uid")
                        .param(
                                "uid",
                                other.uid(Tag.StudyInstanceUID).orElseThrow().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        settler.run();
        assertThat(attempts()).as("not before the pause has passed").isEqualTo(1);
        for (int attempt = 1; attempt < 20; attempt++) {
            new Settler(node.jdbc, this::failOnStudy, node.underway, QUIET, at(QUIET.plusDays(attempt))).run();
        }
        assertThat(settledBy()).contains("QUIET");
    }

    @Test
    void namesTheNumbersLeftOutWhereTheOthersFollowEachOther() {
        receive(1, 2, 4, 5, 6, 9, 10);
        var sparse = Uid.random();
        receiveAll(List.of(
                Images.slice(study, sparse, 100).build(),
                Images.slice(study, sparse, 900).build()));
        assertThat(completeness().gaps()).containsExactly(new Gap(series.value(), 3, 3), new Gap(series.value(), 7, 8));
    }

    private void failOnStudy(Object event) {
        if (event instanceof StudySettled settled && settled.study().equals(study)) {
            throw new IllegalStateException("a listener that never takes this study");
        }
    }

    private void settleAt(Duration later) {
        new Settler(node.jdbc, events::add, node.underway, QUIET, at(later)).run();
    }

    private static Clock at(Duration later) {
        return Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    }

    private Manifests manifests() {
        return new Manifests(node.jdbc, node.archive, Clock.systemUTC());
    }

    private void receive(int... numbers) {
        receiveAll(IntStream.of(numbers).mapToObj(this::slice).toList());
    }

    private void receiveAll(List<DataSet> instances) {
        int before = here();
        instances.forEach(each -> assertThat(node.receive(each)).isInstanceOf(Receipt.Stored.class));
        indexed(before + instances.size());
    }

    private int here() {
        return node.jdbc
                .sql("select count(*) from archive.instance")
                .query(Integer.class)
                .single();
    }

    private void indexed(int count) {
        await().until(() -> here() == count);
    }

    private DataSet slice(int number) {
        return Images.slice(study, series, number).build();
    }

    private DataSet keyObjects(String title, List<DataSet> named) {
        return KeyObjects.document(title, study, series, named);
    }

    private InstanceStored stored(DataSet document) {
        return new InstanceStored(
                study,
                document.uid(Tag.SeriesInstanceUID).orElseThrow(),
                TestArchive.uid(document),
                Uids.KeyObjectSelectionDocumentStorage,
                "KO",
                TestArchive.HOME,
                new Origin(Channel.DIMSE, "CT1", "CONSILIUM", "127.0.0.1", Optional.empty()));
    }

    private Optional<String> settledBy() {
        return completeness().settledBy();
    }

    private Completeness completeness() {
        return new CompletenessRows(node.jdbc).of(study).orElseThrow();
    }

    private int attempts() {
        return node.jdbc
                .sql("select settle_attempts from archive.study where uid = :uid")
                .param("uid", study.value())
                .query(Integer.class)
                .single();
    }

    /** Gives all but the last byte, and that when it is released. */
    private static final class Held extends FilterInputStream {

        private final CountDownLatch released = new CountDownLatch(1);
        private int left;

        Held(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
            left = bytes.length - 1;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                awaitRelease();
                return in.read(buffer, offset, length);
            }
            int count = in.read(buffer, offset, Math.min(length, left));
            left -= count;
            return count;
        }

        private void awaitRelease() throws IOException {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
