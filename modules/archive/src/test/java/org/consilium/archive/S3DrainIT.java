package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.testkit.Database;
import org.consilium.testkit.S3Server;
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
        return ObjectStores.s3(new S3Settings(
                server.url().toString(), server.bucket(), "us-east-1", server.accessKey(), server.secretKey()));
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
}
