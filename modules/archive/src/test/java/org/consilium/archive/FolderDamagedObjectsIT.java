package org.consilium.archive;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;

class FolderDamagedObjectsIT extends DamagedObjectsContract {

    @Override
    ObjectStore store(Path folder) throws IOException {
        return ObjectStores.folder(folder.resolve("objects"));
    }
}
