package org.consilium.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.kernel.Uid;
import org.consilium.storage.spool.SpoolPlace;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int HEADERS_KEPT = (int) (Backlog.HEADERS_BYTES_MAX / Unindexed.HEADER_BYTES_MAX);

    private final Backlog backlog = new Backlog(sopInstance -> {});

    @Test
    void handsOverTheOldestFirstAndNoMoreThanAskedFor() throws InterruptedException {
        var sent = new ArrayList<Unindexed>();
        for (int i = 0; i < 5; i++) {
            sent.add(arrival(i));
            backlog.add(sent.getLast());
        }
        assertThat(backlog.next(3, LONG)).isEqualTo(sent.subList(0, 3));
        assertThat(backlog.next(3, LONG)).isEqualTo(sent.subList(3, 5));
        assertThat(backlog.next(3, Duration.ZERO)).isEmpty();
    }

    @Test
    void knowsAnInstanceUntilItHasItsRow() throws InterruptedException {
        var arrival = arrival(1);
        backlog.add(arrival);
        var uid = arrival.instance().sopInstance();
        var batch = backlog.next(10, LONG);
        assertThat(backlog.find(uid)).contains(arrival);
        backlog.done(batch);
        assertThat(backlog.find(uid)).isEmpty();
        assertThat(backlog.size()).isZero();
    }

    @Test
    void letsAQuestionWaitForWhatCameBeforeItAndForNothingElse() throws Exception {
        backlog.add(arrival(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var question = threads.submit(() -> backlog.awaitIndexed(LONG));
            var batch = backlog.next(10, LONG);
            backlog.add(arrival(2));
            assertThat(question.isDone()).isFalse();
            backlog.done(batch);
            assertThat(question.get()).isTrue();
        }
        assertThat(backlog.awaitIndexed(Duration.ZERO)).isFalse();
    }

    @Test
    void keepsHeadersInMemoryUntilTheyTakeTheirShare() throws Exception {
        var header = HeaderReader.read(new ByteArrayInputStream(new byte[0]), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        for (int i = 0; i < HEADERS_KEPT + 1; i++) {
            backlog.add(withHeader(header));
        }
        var oldest = backlog.next(HEADERS_KEPT, LONG);
        assertThat(oldest).hasSize(HEADERS_KEPT).allMatch(each -> each.header().isPresent());

        backlog.add(withHeader(header));
        assertThat(backlog.next(2, LONG))
                .extracting(each -> each.header().isPresent())
                .containsExactly(false, true);
    }

    private static Unindexed withHeader(Header header) {
        var place = new SpoolPlace("segment", 0, Unindexed.HEADER_BYTES_MAX);
        return new Unindexed(arrival(0).instance(), place, Optional.of(header));
    }

    private static Unindexed arrival(int number) {
        var origin = new Origin(Channel.DIMSE, "CT1", "CONSILIUM", "127.0.0.1", Optional.empty());
        var instance = new ReceivedInstance(
                Uid.random(),
                Uid.random(),
                Uid.random(),
                Uids.CTImageStorage,
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
                new byte[] {(byte) number},
                Instant.EPOCH,
                origin);
        return new Unindexed(instance, new SpoolPlace("segment", number, 10), Optional.empty());
    }
}
