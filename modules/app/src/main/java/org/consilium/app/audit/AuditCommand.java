package org.consilium.app.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.consilium.app.database.DatabaseSettings;
import org.consilium.app.database.NodeDatabase;
import org.consilium.app.home.Home;
import org.consilium.app.home.NodeSettings;
import org.consilium.app.start.StartRefused;
import org.consilium.archive.journal.HeadJournal;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.chain.SignedHead;
import org.consilium.security.audit.chain.TrailCheck;
import org.consilium.security.audit.chain.Verdict;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.StorageSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The node's jar with {@code audit} as first argument. */
public final class AuditCommand {

    private static final String AUDIT = "audit";
    private static final String VERIFY = "verify";
    private static final String HEADS = "--heads=";
    private static final String NO_STORE = "--no-store";
    private static final int BROKEN = 1;
    private static final int MISUSED = 2;
    private static final int FAILED = 3;

    private AuditCommand() {}

    /** Settings and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        NodeSettings.class,
        DatabaseSettings.class,
        StorageSettings.class,
        AuditSettings.class
    })
    static class SettingsOnly {}

    /** Whether these arguments are meant for it. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(AUDIT);
    }

    /**
     * Does it.
     *
     * @param properties those the node itself is started with
     * @return the exit code: 0 sound, 1 not as it was written, 2 misused, 3 could not be looked at
     */
    public static int run(Map<String, Object> properties, String... arguments) {
        if (arguments.length < 2 || !arguments[1].equals(VERIFY)) {
            System.err.println("Say verify.");
            return MISUSED;
        }
        try {
            var verdict = verify(properties, arguments);
            print(verdict);
            return verdict.sound() ? 0 : BROKEN;
        } catch (StartRefused | IOException | DataAccessException failure) {
            System.err.println("The audit trail cannot be looked at: " + failure.getMessage());
            return FAILED;
        }
    }

    private static Verdict verify(Map<String, Object> properties, String... arguments) throws IOException {
        var application = new SpringApplication(SettingsOnly.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties);
        var own = new ArrayList<>(Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--consilium."))
                .toList());
        own.addAll(List.of("--logging.file.name=", "--logging.level.root=warn"));
        try (var context = application.run(own.toArray(String[]::new))) {
            return verify(
                    context.getBean(NodeSettings.class).home().toAbsolutePath().normalize(),
                    context.getBean(DatabaseSettings.class),
                    new Trail(
                            context.getBean(AuditSettings.class),
                            context.getBean(StorageSettings.class),
                            heads(arguments),
                            !Arrays.asList(arguments).contains(NO_STORE)));
        }
    }

    /** @param heads from elsewhere; @param storeToo whether the object store is asked for those it holds */
    private record Trail(AuditSettings audit, StorageSettings storage, List<SignedHead> heads, boolean storeToo) {}

    private static Verdict verify(Path home, DatabaseSettings database, Trail trail) throws IOException {
        if (!Files.isDirectory(home)) {
            throw new StartRefused("There is no node in " + home + ". Set CONSILIUM_HOME.");
        }
        if (Home.isInUse(home)) {
            try (var running = NodeDatabase.ofRunning(database, home.resolve("postgres"))) {
                return verify(running, trail);
            }
        }
        try (var own = Home.open(home);
                var started = NodeDatabase.start(database, own.postgres())) {
            return verify(started, trail);
        }
    }

    private static Verdict verify(NodeDatabase database, Trail trail) throws IOException {
        var jdbc = JdbcClient.create(database.dataSource());
        var heads = new ArrayList<>(trail.heads());
        if (trail.storeToo()) {
            heads.addAll(HeadJournal.listed(store(trail.storage()), jdbc));
        }
        return new TrailCheck(jdbc, trail.audit().folder(), Clock.systemUTC()).run(heads);
    }

    private static ObjectStore store(StorageSettings settings) throws IOException {
        return settings.s3().url().isBlank() ? ObjectStores.folder(settings.folder()) : ObjectStores.s3(settings.s3());
    }

    /** Signed ends that were kept elsewhere: a line for each. */
    private static List<SignedHead> heads(String... arguments) throws IOException {
        var heads = new ArrayList<SignedHead>();
        for (var argument : arguments) {
            if (argument.startsWith(HEADS)) {
                for (var line : Files.readAllLines(Path.of(argument.substring(HEADS.length())))) {
                    SignedHead.parse(line).ifPresent(heads::add);
                }
            }
        }
        return heads;
    }

    private static void print(Verdict verdict) {
        System.out.printf(
                "%d events (%d to %d), %d signed ends compared.%n",
                verdict.events(), verdict.first(), verdict.last(), verdict.heads());
        for (var finding : verdict.findings()) {
            System.out.printf("%s %d to %d: %s%n", finding.kind(), finding.first(), finding.last(), finding.detail());
        }
        System.out.println(verdict.sound() ? "The audit trail is sound." : "The audit trail is NOT as it was written.");
    }
}
