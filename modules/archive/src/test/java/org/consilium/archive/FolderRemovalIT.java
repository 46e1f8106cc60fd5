package org.consilium.archive;

import java.io.IOException;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;

class FolderRemovalIT extends RemovalContract {

    @Override
    ObjectStore store() throws IOException {
        return ObjectStores.folder(folder.resolve("objects"));
    }
}
