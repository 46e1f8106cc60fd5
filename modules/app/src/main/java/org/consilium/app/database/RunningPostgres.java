package org.consilium.app.database;

import java.io.IOException;
import java.util.Optional;

/**
 * The server behind the data source.
 *
 * @param embedded the node's own server, none when an external one is configured
 */
record RunningPostgres(Optional<EmbeddedPostgres> embedded) implements AutoCloseable {

    String url(DatabaseSettings settings) {
        return embedded.map(EmbeddedPostgres::url).orElse(settings.url());
    }

    String user(DatabaseSettings settings) {
        return embedded.map(_ -> EmbeddedPostgres.USER).orElse(settings.user());
    }

    String password(DatabaseSettings settings) {
        return embedded.map(EmbeddedPostgres::password).orElse(settings.password());
    }

    @Override
    public void close() throws IOException {
        if (embedded.isPresent()) {
            embedded.get().close();
        }
    }
}
