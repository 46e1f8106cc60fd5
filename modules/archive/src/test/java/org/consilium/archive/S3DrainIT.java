package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.testkit.Database;
import org.consilium.testkit.S3Server;
import org.consilium.testkit.WrongStore;
import org.consilium.testkit.WrongStore.Wrong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3DrainIT extends DrainContract {

    private static S3Server server;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    ObjectStore store() {
        return storeAt(server.url().toString());
    }

    private static ObjectStore storeAt(String url) {
        return ObjectStores.s3(
                new S3Settings(url, server.bucket(), "us-east-1", server.accessKey(), server.secretKey()));
    }

    @Test
    void storesAThousandSlicesInAHandfulOfRequestsAndReadsAnyOfThemInOne(@TempDir Path other) throws IOException {
        try (var database = Database.migrated("archive");
                var proxy = new CountingProxy(server.url());
                var receiving = TestArchive.open(other, database.dataSource(), storeAt(proxy.url()))) {
            var study = Uid.random();
            var series = Uid.random();
            var slices = IntStream.range(0, 1_000)
                    .mapToObj(number -> Images.slice(study, series, number).build())
                    .toList();
            slices.forEach(receiving::receive);
            assertThat(receiving.archive.openStudy(TestArchive.NODE, study)).hasSize(1_000);
            receiving.close();
            assertThat(proxy.requests()).isZero();
            try (var draining = TestArchive.open(
                    other, database.dataSource(), storeAt(proxy.url()), Duration.ZERO, TestArchive.LIMITS)) {
                await().until(() -> draining.spool.bytesUsed() == 0);
                assertThat(proxy.requests()).isBetween(1, 5);
                var last = slices.getLast();
                assertThat(draining.read(TestArchive.uid(last)))
                        .isEqualTo(DataSetWriter.toByteArray(last, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
                assertThat(proxy.requests()).isEqualTo(1);
                var stored = draining.archive
                        .open(TestArchive.NODE, TestArchive.uid(last))
                        .orElseThrow();
                try (var frame = stored.frames().open(0)) {
                    assertThat(frame.readAllBytes()).hasSize(16 * 16 * 2);
                }
                assertThat(proxy.requests()).isEqualTo(1);
            }
        }
    }

    @Test
    void goesOnReceivingWhileTheStoreIsAwayAndMovesEverythingOnceItIsBack(@TempDir Path other) {
        try (var database = Database.migrated("archive");
                var node = TestArchive.open(other, database.dataSource(), store(), Duration.ZERO, TestArchive.LIMITS)) {
            server.stop();
            try {
                for (int number = 0; number < 20; number++) {
                    var slice = Images.slice().build();
                    assertThat(node.receive(slice)).isInstanceOf(Receipt.Stored.class);
                    assertThat(node.read(TestArchive.uid(slice))).isNotEmpty();
                }
            } finally {
                server.restart();
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> node.spool.bytesUsed() == 0);
        }
    }

    @Test
    void goesOnWithALargeUploadAfterTheNodeWasKilledInTheMiddleOfIt(@TempDir Path other) throws IOException {
        var dataSet =
                Images.slice().bytes(Tag.PixelData, VR.OW, new byte[40 << 20]).build();
        try (var unsigned = S3Server.startUnsigned();
                var passing = WrongStore.before(unsigned, Wrong.NOTHING);
                var database = Database.migrated("archive")) {
            var store = ObjectStores.s3(new S3Settings(
                    passing.url().toString(),
                    unsigned.bucket(),
                    "us-east-1",
                    unsigned.accessKey(),
                    unsigned.secretKey()));
            var breaking = new BreakingStore(store, 20 << 20);
            try (var node =
                    TestArchive.open(other, database.dataSource(), breaking, Duration.ZERO, TestArchive.LIMITS)) {
                node.receive(dataSet);
                await().atMost(Duration.ofSeconds(60)).until(breaking::hasBroken);
            }
            int before = passing.parts();
            assertThat(before).isEqualTo(2);
            try (var node = TestArchive.open(other, database.dataSource(), store, Duration.ZERO, TestArchive.LIMITS)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> node.spool.bytesUsed() == 0);
                assertThat(passing.parts() - before).isEqualTo(4);
                assertThat(store.list("", 10)).hasSize(1);
                assertThat(node.read(TestArchive.uid(dataSet)))
                        .isEqualTo(DataSetWriter.toByteArray(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
                assertThat(node.jdbc
                                .sql("select count(*) from archive.deletion where upload_id is not null")
                                .query(Long.class)
                                .single())
                        .isZero();
            }
        }
    }
}
