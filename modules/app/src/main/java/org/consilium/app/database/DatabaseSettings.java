package org.consilium.app.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which PostgreSQL the node uses.
 *
 * @param url JDBC address of an external PostgreSQL 15 or newer; empty: the embedded one
 * @param connectionsMax most connections held at once
 * @param connectionWaitMax how long a request waits for a connection before it fails
 * @param answerMax how long a statement may go without an answer before its connection is given up, and how long the server lets a
 *     transaction wait for its next statement before it gives that up
 */
@Validated
@ConfigurationProperties("consilium.db")
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("16") @Min(4) @Max(500) int connectionsMax,
        @DefaultValue("10s") Duration connectionWaitMax,
        @DefaultValue("45s") Duration answerMax) {

    public DatabaseSettings {
        if (answerMax.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("consilium.db.answer-max must be at least a second");
        }
    }

    public boolean isEmbedded() {
        return url.isBlank();
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + "]";
    }
}
