package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.consilium.archive.settle.Settler;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;
import org.junit.jupiter.api.Test;

/** When a study is said to have arrived: after a quiet period in which nothing of it is under way. */
class SettlingIT extends SettlingFixture {

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

    private void failOnStudy(Object event) {
        if (event instanceof StudySettled settled && settled.study().equals(study)) {
            throw new IllegalStateException("a listener that never takes this study");
        }
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
