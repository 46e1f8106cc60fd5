package org.consilium.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class DatabaseIT {

    @Test
    void everyCallGivesAFreshMigratedDatabase() throws SQLException {
        try (var first = Database.migrated("sample");
                var second = Database.migrated("sample")) {
            execute(first, "insert into sample.thing values (1)");
            execute(second, "insert into sample.thing values (1)");
            assertThat(first.url()).isNotEqualTo(second.url());
        }
    }

    @Test
    void aModuleWithoutScriptsIsAnErrorOfTheTest() {
        assertThatThrownBy(() -> Database.migrated("no_such_module")).isInstanceOf(FlywayException.class);
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
