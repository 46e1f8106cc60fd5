package org.consilium.app;

import java.time.Clock;
import org.consilium.app.audit.AuditCommand;
import org.consilium.app.backup.BackupCommand;
import org.consilium.app.database.DatabaseConfiguration;
import org.consilium.app.demo.DemoConfiguration;
import org.consilium.app.greeting.GreetingConfiguration;
import org.consilium.app.health.HealthConfiguration;
import org.consilium.app.home.HomeConfiguration;
import org.consilium.app.home.NodeSettings;
import org.consilium.app.listen.DicomConfiguration;
import org.consilium.app.listen.HttpTlsConfiguration;
import org.consilium.app.prepare.PrepareCommand;
import org.consilium.app.schedule.ScheduleConfiguration;
import org.consilium.archive.ArchiveConfiguration;
import org.consilium.cases.CasesConfiguration;
import org.consilium.exchange.ExchangeConfiguration;
import org.consilium.reports.ReportsConfiguration;
import org.consilium.security.SecurityConfiguration;
import org.consilium.storage.StorageConfiguration;
import org.consilium.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The node as a list of its parts, from the ground up. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(NodeSettings.class)
@Import({
    HomeConfiguration.class,
    DatabaseConfiguration.class,
    StorageConfiguration.class,
    SecurityConfiguration.class,
    ArchiveConfiguration.class,
    CasesConfiguration.class,
    ReportsConfiguration.class,
    ExchangeConfiguration.class,
    WebConfiguration.class,
    ScheduleConfiguration.class,
    HttpTlsConfiguration.class,
    DicomConfiguration.class,
    HealthConfiguration.class,
    GreetingConfiguration.class,
    DemoConfiguration.class,
})
public class ConsiliumApplication {

    public static void main(String[] arguments) {
        if (BackupCommand.isMeant(arguments)) {
            System.exit(BackupCommand.run(ExtraFile.named(System.getenv()), arguments));
        }
        if (AuditCommand.isMeant(arguments)) {
            System.exit(AuditCommand.run(ExtraFile.named(System.getenv()), arguments));
        }
        if (PrepareCommand.isMeant(arguments)) {
            System.exit(PrepareCommand.run(arguments));
        }
        var application = new SpringApplication(ConsiliumApplication.class);
        application.setDefaultProperties(ExtraFile.named(System.getenv()));
        application.run(arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
