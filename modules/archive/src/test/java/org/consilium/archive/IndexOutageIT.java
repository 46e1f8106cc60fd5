package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.archive.Receipt.Duplicate;
import org.consilium.archive.Receipt.Refused;
import org.consilium.archive.Receipt.Stored;
import org.consilium.archive.conflict.Choice;
import org.consilium.archive.conflict.Conflict;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** PostgreSQL goes away and comes back: no connection can be had meanwhile. */
class IndexOutageIT {

    @TempDir
    Path folder;

    private final AtomicBoolean away = new AtomicBoolean();
    private Database database;
    private TestArchive node;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        start(Duration.ofDays(1));
    }

    private void start(Duration drainDelay) throws IOException {
        var dataSource = new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (away.get()) {
                    throw new SQLTransientConnectionException("PostgreSQL is away");
                }
                return super.getConnection();
            }
        };
        node = TestArchive.open(
                folder, dataSource, ObjectStores.folder(folder.resolve("objects")), drainDelay, TestArchive.LIMITS);
    }

    @AfterEach
    void close() {
        away.set(false);
        node.close();
        database.close();
    }

    @Test
    void goesOnReceivingAndShowsEverythingOnceItIsBack() {
        away.set(true);
        var sent = new ArrayList<DataSet>();
        for (int number = 0; number < 20; number++) {
            var slice = Images.slice().build();
            assertThat(node.receive(slice)).isInstanceOf(Stored.class);
            assertThat(node.receive(slice)).isInstanceOf(Duplicate.class);
            sent.add(slice);
        }
        assertThatThrownBy(() ->
                        node.archive.studies(TestArchive.NODE, Query.builder().build()))
                .isInstanceOf(DataAccessException.class);
        away.set(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> count() == sent.size());
        sent.forEach(slice -> assertThat(node.read(TestArchive.uid(slice))).isEqualTo(bytes(slice)));
    }

    @Test
    void losesNothingWhenTheNodeStopsMeanwhile() throws IOException {
        var before = Images.slice().build();
        node.receive(before);
        assertThat(count()).isEqualTo(1);
        node.close();
        start(Duration.ZERO);
        away.set(true);
        var after = Images.slice().build();
        node.receive(after);
        away.set(false);
        node.close();
        start(Duration.ZERO);
        await().until(() -> node.spool.bytesUsed() == 0);
        assertThat(node.read(TestArchive.uid(before))).isEqualTo(bytes(before));
        assertThat(node.read(TestArchive.uid(after))).isEqualTo(bytes(after));
    }

    @Test
    void decidesLaterOnAConflictItCouldNotSee() throws IOException {
        var original = Images.slice().build();
        node.receive(original);
        assertThat(count()).isEqualTo(1);
        away.set(true);
        var newcomer = original.toBuilder().text(Tag.PatientID, "P2").build();
        assertThat(node.receive(newcomer)).isInstanceOf(Stored.class);
        away.set(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> quarantined() == 1);
        assertThat(node.read(TestArchive.uid(original))).isEqualTo(bytes(original));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void listsAConflictThatItSawMeanwhileAlsoAfterARestart() throws IOException {
        away.set(true);
        var original = Images.slice().build();
        assertThat(node.receive(original)).isInstanceOf(Stored.class);
        var newcomer = original.toBuilder().text(Tag.PatientID, "P2").build();
        assertThat(node.receive(newcomer)).isInstanceOf(Refused.class);
        assertThat(node.receive(newcomer)).isInstanceOf(Refused.class);
        assertThat(quarantined(".unlisted")).isEqualTo(1);
        away.set(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 1);
        await().until(() -> quarantined(".unlisted") == 0);
        var listed = node.conflicts.page(TestArchive.NODE, false, 10, 0).rows().getFirst();
        assertThat(listed.sender().calledAe()).isEqualTo("CONSILIUM");
        node.conflicts.decide(TestArchive.NODE, listed.id(), Choice.REPLACE, "the right patient", "x");

        away.set(true);
        var third = original.toBuilder().text(Tag.PatientID, "P3").build();
        node.receive(third);
        node.close();
        away.set(false);
        start(Duration.ofDays(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 1);
        assertThat(node.conflicts.fill().files()).isEqualTo(1);
    }

    @Test
    void listsFilesWithoutARowAndPassesOverDamagedOnes() throws IOException {
        var original = Images.slice().build();
        node.receive(original);
        node.receive(original.toBuilder().text(Tag.PatientID, "P2").build());
        node.receive(original.toBuilder().text(Tag.SeriesInstanceUID, "1.2.3").build());
        node.receive(original.toBuilder().text(Tag.PatientID, "P4").build());
        assertThat(waiting()).isEqualTo(3);
        var damaged = node.jdbc
                .sql("select file from archive.quarantine order by id desc limit 1")
                .query(String.class)
                .single();
        node.close();
        try (var channel = FileChannel.open(folder.resolve("quarantine").resolve(damaged), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), channel.size() - 1);
        }
        JdbcClient.create(database.dataSource())
                .sql("truncate archive.quarantine")
                .update();
        start(Duration.ofDays(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 2);
        assertThat(node.conflicts.page(TestArchive.NODE, false, 10, 0).rows())
                .extracting(Conflict::kind)
                .containsExactlyInAnyOrder(ConflictKind.OTHER_CONTENT, ConflictKind.OTHER_SERIES);
    }

    private long waiting() {
        return node.conflicts.page(TestArchive.NODE, false, 10, 0).total();
    }

    private long quarantined(String suffix) throws IOException {
        try (var files = Files.list(folder.resolve("quarantine"))) {
            return files.filter(file -> file.toString().endsWith(suffix)).count();
        }
    }

    @Test
    void throwsNothingAwayWhenTheQuarantineIsFull() throws IOException {
        var original = Images.slice().build();
        node.receive(original);
        assertThat(count()).isEqualTo(1);
        away.set(true);
        var newcomer = original.toBuilder()
                .bytes(Tag.PixelData, VR.OW, new byte[TestArchive.QUARANTINE_BYTES])
                .build();
        assertThat(node.receive(newcomer)).isInstanceOf(Stored.class);
        away.set(false);
        assertThat(node.receive(Images.slice().build())).isInstanceOf(Stored.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> count() == 2);
        assertThat(quarantined()).isZero();
        assertThat(node.spool.bytesUsed()).isGreaterThan(TestArchive.QUARANTINE_BYTES);
    }

    @Test
    void indexesTheOthersWhenOneCannotBeReadAnyMore() throws IOException {
        away.set(true);
        node.receive(
                Images.slice().bytes(Tag.PixelData, VR.OW, new byte[2 << 20]).build());
        node.close();
        damageLargeObjects();
        away.set(false);
        start(Duration.ofDays(1));
        node.receive(Images.slice().build());
        await().until(() -> count() == 1);
        assertThat(node.spool.bytesUsed()).isGreaterThan(2 << 20);
    }

    /** Overwrites the first elements behind the head of the record, so that no header can be read. */
    private void damageLargeObjects() throws IOException {
        try (var files = Files.newDirectoryStream(folder.resolve("spool"), "*.object")) {
            for (var file : files) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(new byte[100]), 40);
                }
            }
        }
    }

    private long count() {
        return node.archive.instances(TestArchive.NODE, Query.builder().build()).total();
    }

    private long quarantined() throws IOException {
        try (var files = Files.list(folder.resolve("quarantine"))) {
            return files.count();
        }
    }

    private static byte[] bytes(DataSet dataSet) {
        return DataSetWriter.toByteArray(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
