package org.consilium.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.app.start.StartRefused;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node at a time uses a database, and a node that has lost it hears of that. */
class DatabaseClaimIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private Database database;
    private final AtomicInteger taken = new AtomicInteger();

    @BeforeEach
    void open() {
        database = Database.migrated("security");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSecondNodeIsRefusedAndGetsItWhenTheFirstHasEnded() {
        try (var first = claim(database.url())) {
            assertThatThrownBy(() -> claim(database.url()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another node uses the database at " + database.url())
                    .hasMessageContaining("connected from 127.0.0.1 since")
                    .hasMessageContaining("CONSILIUM_DB_URL");
            assertThat(first).isNotNull();
        }
        // The server frees what an ended session held some time after the session has said goodbye.
        claim(database.url(), DatabaseClaim.PATIENCE).close();
        assertThat(taken).hasValue(0);
    }

    @Test
    void nodesOnTwoDatabasesOfOneServerDoNotMeet() {
        try (var other = Database.migrated("security");
                var first = claim(database.url());
                var second = claim(other.url())) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void aSessionThatBreaksIsMadeAgain() {
        try (var first = claim(database.url())) {
            assertThat(endHolder()).isTrue();
            await().atMost(LONG).until(this::isHeld);
            assertThatThrownBy(() -> claim(database.url())).isInstanceOf(StartRefused.class);
            assertThat(first).isNotNull();
        }
        assertThat(taken).hasValue(0);
    }

    @Test
    void aNodeWhoseOldSessionTheServerStillKeepsGetsItsDatabaseBack() throws IOException {
        var direct = URI.create(database.url().substring("jdbc:".length()));
        try (var line = new ForgetfulLine(direct.getPort());
                var first = claim(database.url().replace(":" + direct.getPort() + "/", ":" + line.port() + "/"))) {
            int before = holder();
            line.forgetClients();
            await().atMost(LONG).until(() -> isHeld() && holder() != before);
            assertThatThrownBy(() -> claim(database.url())).isInstanceOf(StartRefused.class);
            assertThat(first).isNotNull();
        }
        assertThat(taken).hasValue(0);
    }

    @Test
    void aNodeThatFindsAnotherOneInItsPlaceIsToldOnce() throws IOException {
        var direct = URI.create(database.url().substring("jdbc:".length()));
        try (var line = new ForgetfulLine(direct.getPort());
                var first = claim(database.url().replace(":" + direct.getPort() + "/", ":" + line.port() + "/"))) {
            // The way to the database is gone, and the server has noticed it; another node comes by another way.
            line.listen(false);
            line.forgetClients();
            assertThat(endHolder()).isTrue();
            try (var second = claim(database.url())) {
                line.listen(true);
                await().atMost(LONG).until(() -> taken.get() == 1);
                assertThat(isHeld()).isTrue();
                assertThat(second).isNotSameAs(first);
            }
        }
        assertThat(taken).hasValue(1);
    }

    private DatabaseClaim claim(String url) {
        return claim(url, Duration.ZERO);
    }

    private DatabaseClaim claim(String url, Duration patience) {
        var sessions = new ClaimSessions(url, database.user(), database.password());
        return DatabaseClaim.take(sessions, patience, taken::incrementAndGet);
    }

    private boolean isHeld() {
        return locks().query(Integer.class).optional().isPresent();
    }

    private int holder() {
        return locks().query(Integer.class).single();
    }

    private boolean endHolder() {
        return JdbcClient.create(database.dataSource())
                .sql("select pg_terminate_backend(:pid, 10000)")
                .param("pid", holder())
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec locks() {
        return JdbcClient.create(database.dataSource())
                .sql("select pid from pg_locks where locktype = 'advisory' and granted"
                        + " and database = (select oid from pg_database where datname = current_database())");
    }
}
