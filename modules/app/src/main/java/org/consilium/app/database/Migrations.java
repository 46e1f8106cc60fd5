package org.consilium.app.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema of every module to the version its code expects. Each module has its own scripts and history. */
public final class Migrations {

    /** In the order of the modules; a schema never refers to another one. */
    public static final List<String> SCHEMAS =
            List.of("scheduler", "security", "archive", "cases", "reports", "exchange", "web");

    private Migrations() {}

    static void run(DataSource dataSource) {
        for (var schema : SCHEMAS) {
            migrate(configuration(dataSource, schema));
        }
    }

    /**
     * Makes one schema as it was in an earlier version of the node.
     *
     * @param version as {@code flyway_schema_history} names it
     */
    public static void run(DataSource dataSource, String schema, String version) {
        migrate(configuration(dataSource, schema).target(version));
    }

    /** A database may have a later script already, when two were written side by side; Flyway warns wherever that is allowed. */
    private static void migrate(FluentConfiguration configuration) {
        try {
            configuration.load().migrate();
        } catch (FlywayValidateException hasALaterOne) {
            configuration.outOfOrder(true).load().migrate();
        }
    }

    private static FluentConfiguration configuration(DataSource dataSource, String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .failOnMissingLocations(true);
    }
}
