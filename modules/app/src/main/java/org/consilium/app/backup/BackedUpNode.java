package org.consilium.app.backup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.consilium.app.database.DatabaseSettings;
import org.consilium.app.home.NodeSettings;
import org.consilium.archive.ArchiveSettings;
import org.consilium.security.seal.SealSettings;
import org.consilium.storage.StorageSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Where a node keeps what, read from the same files and variables that the node reads. */
record BackedUpNode(
        NodeSettings node,
        DatabaseSettings database,
        StorageSettings storage,
        ArchiveSettings archive,
        SealSettings seal) {

    /** Settings and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        NodeSettings.class,
        DatabaseSettings.class,
        StorageSettings.class,
        ArchiveSettings.class,
        SealSettings.class
    })
    static class SettingsOnly {}

    /** @param arguments of the kind {@code --consilium.home=...}; others are not looked at */
    static BackedUpNode of(Map<String, Object> properties, String... arguments) {
        var application = new SpringApplication(SettingsOnly.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties);
        var own = Arrays.copyOf(arguments, arguments.length + 2);
        // The log file belongs to the node.
        own[arguments.length] = "--logging.file.name=";
        own[arguments.length + 1] = "--logging.level.root=warn";
        try (var context = application.run(own)) {
            return new BackedUpNode(
                    context.getBean(NodeSettings.class),
                    context.getBean(DatabaseSettings.class),
                    context.getBean(StorageSettings.class),
                    context.getBean(ArchiveSettings.class),
                    context.getBean(SealSettings.class));
        }
    }

    Path home() {
        return node.home().toAbsolutePath().normalize();
    }

    /** Data of the embedded PostgreSQL. */
    Path postgres() {
        return home().resolve("postgres");
    }

    Path spool() {
        return storage.spool().folder().toAbsolutePath().normalize();
    }

    Path quarantine() {
        return archive.quarantineFolder().toAbsolutePath().normalize();
    }

    /** Folder of the keys with which secrets in the database are sealed. */
    Path secrets() {
        return seal.folder().toAbsolutePath().normalize();
    }

    /** Folder of the objects, where they are not in an S3 store. */
    Path objects() {
        return storage.folder().toAbsolutePath().normalize();
    }

    boolean isInS3() {
        return !storage.s3().url().isBlank();
    }
}
