package org.consilium.archive;

import java.io.IOException;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.testkit.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class S3RemovalIT extends RemovalContract {

    private static S3Server server;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    /** The bucket is shared by all tests, and each has a database of its own. */
    @BeforeEach
    @Override
    void open() throws IOException {
        for (var left : store().list("", 1000)) {
            store().delete(left.key());
        }
        super.open();
    }

    @Override
    ObjectStore store() {
        return ObjectStores.s3(new S3Settings(
                server.url().toString(), server.bucket(), "us-east-1", server.accessKey(), server.secretKey()));
    }
}
