package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.consilium.archive.check.Finding.Action;
import org.consilium.archive.check.Finding.Kind;
import org.consilium.archive.check.Finding.Outcome;
import org.consilium.archive.check.Finding.State;
import org.consilium.archive.check.Rounds.Name;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Everything read again and compared with its digests. */
class ScrubbingIT extends ChecksFixture {

    @Test
    void showsAChangedInstanceUntilItsBytesAreBack() throws IOException {
        stored(2);
        var key = keys().getFirst();
        flip(key, end(key) - 1);
        again();
        var finding = only(Kind.ALTERED, key);
        assertThat(act(finding, Action.ACKNOWLEDGE).state()).isEqualTo(State.IGNORED);
        again();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
        flip(key, end(key) - 1);
        again();
        assertThat(checks.findings().find(finding.id()).orElseThrow().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void findsAPackThatCannotBeReadWithoutTheDatabaseAnyMore() throws IOException {
        stored(1);
        var key = keys().getFirst();
        flip(key, (int) Files.size(path(key)) - 3);
        again();
        assertThat(only(Kind.PACK_INDEX, key).instances()).isZero();
    }

    @Test
    void findsAFileInAPackWhoseHeadWasChanged() throws IOException {
        stored(1);
        var key = keys().getFirst();
        var bytes = Files.readAllBytes(path(key));
        bytes[140] ^= 1;
        Files.write(path(key), bytes);
        again();
        assertThat(only(Kind.PACK_INDEX, key).instances()).isZero();
    }

    @Test
    void goesOnWhereItWasAfterARestart() throws Exception {
        stored(60);
        var reading = new CuttingStore(store, 25);
        checks.stop();
        checks = checks(reading, DataSize.ofGigabytes(1));
        checks.scrub();
        var halfway = round(Name.SCRUB);
        assertThat(halfway.running()).isTrue();
        assertThat(halfway.objects()).isPositive().isLessThan(60);
        assertThat(halfway.share()).isBetween(0.0, 1.0);
        checks.stop();
        checks = checks(store, DataSize.ofGigabytes(1));
        checks.scrub();
        assertThat(round(Name.SCRUB).running()).isFalse();
        assertThat(round(Name.SCRUB).objects()).isEqualTo(60);
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }

    @Test
    void stopsWithinMomentsWhileItReadsSlowly() throws Exception {
        stored(2);
        checks.stop();
        checks = checks(store, DataSize.ofBytes(10));
        var scrubbing = Thread.ofVirtual().start(checks::scrub);
        await().until(() -> round(Name.SCRUB).running());
        checks.stop();
        assertThat(scrubbing.join(Duration.ofSeconds(20))).isTrue();
        assertThat(round(Name.SCRUB).objects()).isZero();
        assertThat(checks.findings().list(State.OPEN, 10)).isEmpty();
    }

    @Test
    void knowsAnInstanceWhoseBytesInTheSpoolWereChangedAndMovesItOnceTheyAreBack() throws IOException {
        node.close();
        node = TestArchive.open(folder, database.dataSource(), store);
        var slice = Images.slice().build();
        node.receive(slice);
        assertThat(node.archive.openStudy(
                        TestArchive.NODE,
                        slice.uid(org.consilium.dicom.Tag.StudyInstanceUID).orElseThrow()))
                .hasSize(1);
        node.jdbc.sql("update archive.instance set damaged = true").update();
        checks = checks(store, DataSize.ofGigabytes(1));
        again();
        var finding = only(Kind.SPOOL, "");
        assertThat(finding.sopInstance()).isEqualTo(TestArchive.uid(slice).value());
        assertThat(act(finding, Action.READ_AGAIN).outcome()).contains(Outcome.GONE);
        node.close();
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
        await().until(() -> node.spool.bytesUsed() == 0);
    }

    /** Where the instances of an object begin and end: what lies around them is not received bytes. */
    private int end(String key) {
        return node.jdbc
                .sql("select max(data_offset + length) from archive.instance where object_key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    private void flip(String key, int offset) throws IOException {
        int begin = node.jdbc
                .sql("select min(data_offset) from archive.instance where object_key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
        var bytes = Files.readAllBytes(path(key));
        bytes[Math.max(begin, offset)] ^= 1;
        Files.write(path(key), bytes);
    }

    /** Goes away after so many objects were opened. */
    private static final class CuttingStore extends PassingStore {

        private int left;

        CuttingStore(ObjectStore store, int left) {
            super(store);
            this.left = left;
        }

        private void count() throws IOException {
            if (left-- <= 0) {
                throw new IOException("the store is away");
            }
        }

        @Override
        public InputStream open(String key, long offset, long length) throws IOException {
            count();
            return store.open(key, offset, length);
        }

        @Override
        public Optional<ObjectSummary> stat(String key) throws IOException {
            count();
            return store.stat(key);
        }
    }
}
