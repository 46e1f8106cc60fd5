package org.consilium.storage;

import java.io.IOException;
import org.consilium.storage.spool.Spool;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of storage: one object store, one spool. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
public class StorageConfiguration {

    @Bean
    ObjectStore objectStore(StorageSettings settings) throws IOException {
        var s3 = settings.s3().ifNamed();
        return s3.isPresent() ? ObjectStores.s3(s3.get()) : ObjectStores.folder(settings.folder());
    }

    @Bean(destroyMethod = "close")
    Spool spool(StorageSettings settings) throws IOException {
        return Spool.open(settings.spool().folder(), settings.spool().limits());
    }
}
