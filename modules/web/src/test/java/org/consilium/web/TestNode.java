package org.consilium.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.archive.ArchiveConfiguration;
import org.consilium.cases.CasesConfiguration;
import org.consilium.exchange.ExchangeConfiguration;
import org.consilium.reports.ReportsConfiguration;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;
import org.consilium.security.SecurityConfiguration;
import org.consilium.storage.StorageConfiguration;
import org.consilium.testkit.Database;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.util.FileSystemUtils;

/** A real node without DICOM ports: server on a random port, PostgreSQL, a folder as object store. */
public final class TestNode implements AutoCloseable {

    public static final String API_TOKEN = "a-token-for-tests";
    public static final String PASSWORD = "correct horse battery";

    private final Database database;
    private final Path home;
    /** None when it is closed: a test class keeps its node for as long as the Java machine runs. */
    private @Nullable ConfigurableApplicationContext context;

    private TestNode(Database database, Path home, ConfigurableApplicationContext context) {
        this.database = database;
        this.home = home;
        this.context = context;
    }

    public static TestNode start(String... properties) {
        try {
            Database database = Database.migrated("security", "archive", "cases", "reports", "exchange", "web");
            Path home = Files.createTempDirectory("consilium-web");
            SpringApplication application = new SpringApplication(Parts.class);
            application.setDefaultProperties(Map.ofEntries(
                    Map.entry("spring.main.banner-mode", "off"),
                    Map.entry("server.port", "0"),
                    Map.entry("server.address", "127.0.0.1"),
                    Map.entry("spring.threads.virtual.enabled", "true"),
                    Map.entry("spring.datasource.url", database.url()),
                    Map.entry("spring.datasource.username", database.user()),
                    Map.entry("spring.datasource.password", database.password()),
                    Map.entry(
                            "consilium.storage.folder", home.resolve("objects").toString()),
                    Map.entry(
                            "consilium.storage.spool.folder",
                            home.resolve("spool").toString()),
                    Map.entry(
                            "consilium.archive.quarantine-folder",
                            home.resolve("quarantine").toString()),
                    Map.entry("consilium.audit.folder", home.resolve("audit").toString()),
                    Map.entry(
                            "consilium.secrets.folder", home.resolve("secrets").toString()),
                    Map.entry("consilium.upload.folder", home.resolve("uploads").toString()),
                    Map.entry(
                            "consilium.documents.folder",
                            home.resolve("documents").toString()),
                    Map.entry("consilium.archive.quiet-period", "1s"),
                    Map.entry("consilium.security.password-iterations", "10000"),
                    Map.entry("consilium.web.api-token", API_TOKEN)));
            return new TestNode(database, home, application.run(properties));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public ConfigurableApplicationContext context() {
        return Objects.requireNonNull(context, "closed");
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + context().getEnvironment().getProperty("local.server.port") + path);
    }

    public Browser browser() {
        return new Browser(this);
    }

    public Institution institution(String name) {
        Institutions institutions = bean(Institutions.class);
        institutions.save(new Institution(
                new InstitutionId(UUID.randomUUID()), name, CareLevel.BASIC, Optional.empty(), "VN", Optional.empty()));
        return institutions.findByName(name).orElseThrow();
    }

    /** Somebody who signs in with {@link #PASSWORD}. */
    public Person person(String account, Institution institution, Role... roles) {
        Person person = new Person(
                new PersonId(UUID.randomUUID()),
                account,
                "Dr " + account,
                Optional.empty(),
                institution.id(),
                Set.of(roles),
                Set.of("en"),
                ZoneId.of("UTC"),
                true);
        People people = bean(People.class);
        people.save(person);
        people.setPassword(person.id(), PASSWORD);
        return person;
    }

    /** Lets time pass for the node. */
    public void pass(Duration time) {
        bean(MovedClock.class).move(time);
    }

    public Instant now() {
        return bean(MovedClock.class).instant();
    }

    @Override
    public void close() throws IOException {
        if (context != null) {
            context.close();
            context = null;
        }
        database.close();
        FileSystemUtils.deleteRecursively(home);
    }

    /** What the application module wires, without listening for DICOM. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        StorageConfiguration.class,
        SecurityConfiguration.class,
        ArchiveConfiguration.class,
        CasesConfiguration.class,
        ReportsConfiguration.class,
        ExchangeConfiguration.class,
        WebConfiguration.class
    })
    static class Parts {

        @Bean
        MovedClock clock() {
            return new MovedClock();
        }

        /** Not started: jobs are run by the tests that need them. */
        @Bean(destroyMethod = "shutdown")
        Scheduler scheduler() throws SchedulerException {
            return new StdSchedulerFactory().getScheduler();
        }

        @Bean
        BrokenController brokenController() {
            return new BrokenController();
        }

        @Bean
        NodeDescription nodeDescription() {
            return new NodeDescription("Test hospital", "CONSILIUM", 11112, "test");
        }
    }
}
