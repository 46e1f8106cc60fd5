package org.consilium.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.testkit.S3Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The bucket of an S3 server that runs for the tests of one class, each of which gets it empty. */
final class S3Bucket implements AfterAllCallback {

    private @Nullable S3Server server;

    ObjectStore empty() {
        if (server == null) {
            server = S3Server.start();
        }
        var store = ObjectStores.s3(new S3Settings(
                server.url().toString(), server.bucket(), "us-east-1", server.accessKey(), server.secretKey()));
        try {
            for (var left : store.list("", 1000)) {
                store.delete(left.key());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return store;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
