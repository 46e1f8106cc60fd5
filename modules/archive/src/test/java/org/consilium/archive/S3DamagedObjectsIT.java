package org.consilium.archive;

import java.nio.file.Path;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.testkit.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class S3DamagedObjectsIT extends DamagedObjectsContract {

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
    ObjectStore store(Path folder) {
        return ObjectStores.s3(new S3Settings(
                server.url().toString(), server.bucket(), "us-east-1", server.accessKey(), server.secretKey()));
    }
}
