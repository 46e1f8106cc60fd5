package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.consilium.archive.check.CheckSettings;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Finding;
import org.consilium.archive.check.Finding.Action;
import org.consilium.archive.check.Finding.Kind;
import org.consilium.archive.check.Finding.State;
import org.consilium.archive.check.Rounds.Name;
import org.consilium.dicom.DataSet;
import org.consilium.security.PersonId;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.ObjectSummary;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** An archive whose objects lie in a folder, where a test damages them, and the checks of it. */
abstract class ChecksFixture {

    static final PersonId ADMINISTRATOR = new PersonId(UUID.randomUUID());

    @TempDir
    Path folder;

    Database database;
    ObjectStore store;
    TestArchive node;
    Checks checks;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        store = ObjectStores.folder(folder.resolve("objects"));
        node = TestArchive.open(folder, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS);
        checks = checks(store, DataSize.ofGigabytes(1));
    }

    @AfterEach
    void close() {
        checks.stop();
        node.close();
        database.close();
    }

    Checks checks(ObjectStore checked, DataSize rate) {
        var settings = new CheckSettings(Duration.ofDays(1), Duration.ofDays(1), rate);
        var made = new Checks(
                node.jdbc, checked, node.spool, node.deletions, node.reindexing, settings, Clock.systemUTC());
        made.start();
        return made;
    }

    List<DataSet> stored(int count) {
        var sent = new ArrayList<DataSet>();
        for (int i = 0; i < count; i++) {
            sent.add(Images.slice().build());
            node.receive(sent.getLast());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> node.spool.bytesUsed() == 0);
        return sent;
    }

    void again() {
        checks.rounds().request(Name.RECONCILE);
        checks.rounds().request(Name.SCRUB);
        checks.reconcile();
        checks.scrub();
    }

    Finding act(Finding finding, Action action) {
        try {
            return checks.desk().act(finding.id(), action, ADMINISTRATOR);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Finding only(Kind kind, String key) {
        var open = checks.findings().list(State.OPEN, 10);
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().kind()).isEqualTo(kind);
        assertThat(open.getFirst().objectKey()).isEqualTo(key);
        assertThat(checks.findings().open()).containsOnlyKeys(kind);
        return open.getFirst();
    }

    org.consilium.archive.check.Rounds.Round round(Name name) {
        return checks.rounds().all().stream()
                .filter(round -> round.name() == name)
                .findFirst()
                .orElseThrow();
    }

    List<String> keys() {
        try {
            return store.list("", 1_000).stream().map(ObjectSummary::key).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String put(byte[] bytes) throws IOException {
        var key = ObjectKeys.fresh();
        store.put(key, bytes.length, new ByteArrayInputStream(bytes));
        return key;
    }

    Path path(String key) {
        return folder.resolve("objects").resolve(key);
    }
}
