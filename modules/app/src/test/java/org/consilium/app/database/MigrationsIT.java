package org.consilium.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.consilium.testkit.Database;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Schemas of databases that earlier versions of the node have made. */
class MigrationsIT {

    private final Database database = Database.migrated();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aScriptThatIsOlderThanTheNewestOneThereIsCaughtUpWith() {
        Migrations.run(database.dataSource());
        jdbc.sql("drop table archive.backup_point").update();
        jdbc.sql("delete from archive.flyway_schema_history where script = 'V9__backup_points.sql'")
                .update();
        Migrations.run(database.dataSource());
        assertThat(jdbc.sql("select count(*) from archive.backup_point")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aScriptThatWasChangedAfterItRanIsRefused() {
        Migrations.run(database.dataSource());
        jdbc.sql("update exchange.flyway_schema_history set checksum = 1 where script like 'V1%'")
                .update();
        assertThatThrownBy(() -> Migrations.run(database.dataSource())).isInstanceOf(FlywayValidateException.class);
    }
}
