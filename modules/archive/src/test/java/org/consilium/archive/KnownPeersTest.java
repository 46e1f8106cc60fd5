package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.consilium.kernel.AeTitle;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

class KnownPeersTest {

    private static final AeTitle TITLE = TestPeers.OTHER.aeTitle();

    private final Later clock = new Later();
    private final Slow remoteAes = new Slow();
    private final KnownPeers peers = new KnownPeers(remoteAes, clock);

    @Test
    @Timeout(20)
    void letsTheOthersGoOnWhileOneWaitsForADatabaseThatIsAway() throws InterruptedException {
        assertThat(peers.find(TITLE)).isPresent();
        clock.now = clock.now.plusSeconds(2);
        remoteAes.away = true;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = CompletableFuture.supplyAsync(() -> peers.find(TITLE), threads);
            remoteAes.asked.await();
            assertThat(CompletableFuture.supplyAsync(() -> peers.find(TITLE), threads))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .isEqualTo(Optional.of(TestPeers.OTHER));
            remoteAes.answer.countDown();
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Optional.of(TestPeers.OTHER));
        } finally {
            remoteAes.answer.countDown();
        }
    }

    /** A clock that is set. */
    private static final class Later extends Clock {

        private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Peers in a database that, once it is away, takes its time to say so. */
    private static final class Slow implements RemoteAes {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);
        private volatile boolean away;

        @Override
        public List<RemoteAe> all() {
            if (!away) {
                return List.of(TestPeers.OTHER);
            }
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new DataAccessResourceFailureException("PostgreSQL is away");
        }

        @Override
        public Optional<RemoteAe> find(AeTitle aeTitle) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void save(RemoteAe remoteAe) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(AeTitle aeTitle) {
            throw new UnsupportedOperationException();
        }
    }
}
