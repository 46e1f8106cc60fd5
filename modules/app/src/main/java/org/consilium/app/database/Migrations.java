package org.consilium.app.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema of every module to the version its code expects. Each module has its own scripts and history. */
final class Migrations {

    /** In the order of the modules; a schema never refers to another one. */
    static final List<String> SCHEMAS =
            List.of("scheduler", "security", "archive", "cases", "reports", "exchange", "web");

    private Migrations() {}

    static void run(DataSource dataSource) {
        for (var schema : SCHEMAS) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .schemas(schema)
                    .locations("classpath:db/" + schema)
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        }
    }
}
