package org.consilium.web.upload;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.files.FileIntake;
import org.consilium.archive.files.FileLimits;
import org.consilium.archive.settle.Worker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uploads, and the thread that forgets those that nobody goes on with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
public class UploadConfiguration {

    private static final Duration EXPIRE_PERIOD = Duration.ofMinutes(1);

    @Bean
    Uploads uploads(InstanceReceiver receiver, UploadSettings settings, Clock clock) throws IOException {
        FileLimits limits = new FileLimits(
                settings.archiveEntriesMax(),
                settings.archiveDepthMax(),
                settings.archiveExpansionMax(),
                FileLimits.FREE_BYTES_DEFAULT);
        return new Uploads(new FileIntake(receiver, limits), settings, clock);
    }

    @Bean
    UploadController uploadController(Uploads uploads) {
        return new UploadController(uploads);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Worker uploadExpiry(Uploads uploads) {
        return new Worker("upload-expiry", EXPIRE_PERIOD, uploads::expire);
    }
}
