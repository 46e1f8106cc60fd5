package org.consilium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.testkit.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3ObjectStoreIT extends ObjectStoreContract {

    private static S3Server server;
    private static ObjectStore store;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
        store = ObjectStores.s3(new S3Settings(
                server.url().toString(), server.bucket(), "us-east-1", server.accessKey(), server.secretKey()));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Test
    void saysSoWhileTheServerIsAwayAndWorksAgainAfterwards() throws IOException {
        var key = ObjectKeys.fresh();
        server.stop();
        try {
            assertThatThrownBy(() -> store.put(key, 3, new ByteArrayInputStream(new byte[3])))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.stat(key)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.list("", 10)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.open(key, 0, 1)).isInstanceOf(IOException.class);
        } finally {
            server.restart();
        }
        store.put(key, 3, new ByteArrayInputStream(new byte[3]));
        assertThat(store.stat(key)).isPresent();
    }
}
