package org.consilium.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.storage.StorageSettings.S3Settings;

/** The object stores there are. */
public final class ObjectStores {

    private ObjectStores() {}

    /** Objects as files below a folder, which is created. */
    public static ObjectStore folder(Path root) throws IOException {
        return new FolderObjectStore(root);
    }

    /** Objects in a bucket, which must be there. Does not connect before it is used: the node starts without its store. */
    public static ObjectStore s3(S3Settings settings) {
        return new S3ObjectStore(settings);
    }
}
