package org.consilium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectStoreTest extends ObjectStoreContract {

    @TempDir
    Path folder;

    private ObjectStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = ObjectStores.folder(folder);
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Test
    void forgetsAtStartWhatACrashLeftUnfinished() throws IOException {
        var left = Files.writeString(folder.resolve(".incoming").resolve("half"), "half an object");
        ObjectStores.folder(folder);
        assertThat(left).doesNotExist();
    }

    @Test
    void refusesKeysThatLeaveTheFolder() {
        for (var key : new String[] {"../outside", "/etc/passwd", "", ".incoming/x", "a/../../b"}) {
            assertThatThrownBy(() -> store.stat(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
