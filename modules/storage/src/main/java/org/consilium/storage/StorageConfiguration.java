package org.consilium.storage;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.consilium.storage.examine.ExaminedStore;
import org.consilium.storage.spool.Spool;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of storage: one object store, one spool. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
public class StorageConfiguration {

    /** Until a store that does not answer at start counts as away. */
    private static final Duration EXAMINATION_MAX = Duration.ofSeconds(30);

    @Bean
    ExaminedStore objectStore(StorageSettings settings, Clock clock) throws IOException, InterruptedException {
        var store = examined(settings, clock);
        store.examineAtStart(EXAMINATION_MAX);
        return store;
    }

    private static ExaminedStore examined(StorageSettings settings, Clock clock) throws IOException {
        var s3 = settings.s3().ifNamed();
        if (s3.isPresent()) {
            var name = "%s/%s".formatted(s3.get().url(), s3.get().bucket());
            return new ExaminedStore(ObjectStores.s3(s3.get()), name, clock);
        }
        return new ExaminedStore(
                ObjectStores.folder(settings.folder()), settings.folder().toString(), clock);
    }

    @Bean(destroyMethod = "close")
    Spool spool(StorageSettings settings) throws IOException {
        return Spool.open(settings.spool().folder(), settings.spool().limits());
    }
}
