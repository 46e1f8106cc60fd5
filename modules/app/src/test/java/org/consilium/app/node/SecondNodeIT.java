package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with folders of their own are given the same database. */
class SecondNodeIT {

    @TempDir
    private Path folder;

    @Test
    void theSecondIsRefusedWithASentenceAndStartsWhenTheFirstWasKilled() {
        try (var database = Database.migrated()) {
            try (var first = node("first", database).start();
                    var second = node("second", database).launch()) {
                assertThat(second.awaitEnd()).isNotZero();
                assertThat(second.output())
                        .contains("Another node uses the database at " + database.url())
                        .contains("CONSILIUM_DB_URL");
                assertThat(first.isReady()).isTrue();
                first.kill();
            }
            try (var second = node("second", database).start()) {
                assertThat(second.isReady()).isTrue();
            }
        }
    }

    private Node.Builder node(String home, Database database) {
        return Node.in(folder.resolve(home))
                .with("CONSILIUM_DB_URL", database.url())
                .with("CONSILIUM_DB_USER", database.user())
                .with("CONSILIUM_DB_PASSWORD", database.password());
    }
}
