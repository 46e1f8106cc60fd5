package org.consilium.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.kernel.Uid;
import org.consilium.storage.spool.SpoolPlace;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Duration LONG = Duration.ofMinutes(1);

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
