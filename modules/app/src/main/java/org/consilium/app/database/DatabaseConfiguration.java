package org.consilium.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.consilium.app.home.Home;
import org.consilium.app.start.StartRefused;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one {@link DataSource} of the node; whoever gets it finds migrated tables. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {

    /** Of a node that ends because another one uses its database. */
    private static final int EXIT_TAKEN = 3;

    /** Embedded or external; as a bean of its own it is stopped after everything that was given the data source. */
    @Bean
    RunningPostgres postgres(DatabaseSettings settings, Home home) {
        return settings.isEmbedded()
                ? new RunningPostgres(Optional.of(EmbeddedPostgres.start(home.postgres())))
                : new RunningPostgres(Optional.empty());
    }

    /** Taken before the schemas are touched, given up after the last connection is closed. */
    @Bean
    DatabaseClaim databaseClaim(DatabaseSettings settings, RunningPostgres postgres) {
        var sessions = new ClaimSessions(postgres.url(settings), postgres.user(settings), postgres.password(settings));
        return DatabaseClaim.take(sessions, DatabaseClaim.PATIENCE, () -> System.exit(EXIT_TAKEN));
    }

    @Bean
    DataSource dataSource(DatabaseSettings settings, RunningPostgres postgres, DatabaseClaim claim) {
        var config = new HikariConfig();
        config.setPoolName("consilium");
        config.setJdbcUrl(postgres.url(settings));
        config.setUsername(postgres.user(settings));
        config.setPassword(postgres.password(settings));
        config.setMaximumPoolSize(settings.connectionsMax());
        config.setConnectionTimeout(settings.connectionWaitMax().toMillis());
        // Details of an error hold the values of the row: patient data that must not reach the log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "consilium");
        migrate(config);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // As text: the driver does not see properties of other types.
        config.addDataSourceProperty(
                "socketTimeout", Long.toString(settings.answerMax().toSeconds()));
        // A server that never hears of a broken connection would keep what its transaction has locked.
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = "
                + settings.answerMax().toMillis());
        return new HikariDataSource(config);
    }

    /** Over connections without a time-out: a new index of a large table takes its time. */
    private static void migrate(HikariConfig settings) {
        var config = new HikariConfig();
        settings.copyStateTo(config);
        config.setPoolName("consilium-migrations");
        config.setMaximumPoolSize(2);
        try (var pool = new HikariDataSource(config)) {
            Migrations.run(pool);
        } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            throw new StartRefused("PostgreSQL does not answer at " + config.getJdbcUrl() + ": " + e.getMessage(), e);
        }
    }
}
