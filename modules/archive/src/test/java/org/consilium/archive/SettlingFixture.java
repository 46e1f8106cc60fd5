package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consilium.archive.settle.Completeness;
import org.consilium.archive.settle.CompletenessRows;
import org.consilium.archive.settle.Settler;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A study that arrives slice by slice, and a settler whose time a test moves. */
abstract class SettlingFixture {

    static final Duration QUIET = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private Database database;
    TestArchive node;
    final List<Object> events = new ArrayList<>();
    final Uid study = Uid.random();
    final Uid series = Uid.random();

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

    void settleAt(Duration later) {
        new Settler(node.jdbc, events::add, node.underway, QUIET, at(later)).run();
    }

    static Clock at(Duration later) {
        return Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    }

    void receive(int... numbers) {
        receiveAll(IntStream.of(numbers).mapToObj(this::slice).toList());
    }

    void receiveAll(List<DataSet> instances) {
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

    void indexed(int count) {
        await().until(() -> here() == count);
    }

    DataSet slice(int number) {
        return Images.slice(study, series, number).build();
    }

    Optional<String> settledBy() {
        return completeness().settledBy();
    }

    Completeness completeness() {
        return new CompletenessRows(node.jdbc).of(study).orElseThrow();
    }
}
