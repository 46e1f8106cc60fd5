package org.consilium.archive.files;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.settle.Worker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A thread for each watched folder, running while the node's ports are open. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchSettings.class)
public class WatchConfiguration {

    @Bean
    SmartLifecycle watchedFolders(WatchSettings settings, InstanceReceiver receiver, Clock clock) throws IOException {
        var intake = new FileIntake(receiver, FileLimits.DEFAULT);
        var workers = new ArrayList<Worker>();
        for (var watched : settings.folders()) {
            var folder = new WatchedFolder(watched, settings.quiet(), settings.keepDone(), intake, clock);
            workers.add(new Worker("watch-" + workers.size(), settings.period(), folder::run));
        }
        return new Watching(List.copyOf(workers));
    }

    /** Begins after the archive's own work and ends before it. */
    private static final class Watching implements SmartLifecycle {
        private static final int AFTER_THE_ARCHIVE = 100;

        private final List<Worker> workers;
        private volatile boolean running;

        Watching(List<Worker> workers) {
            this.workers = workers;
        }

        @Override
        public void start() {
            workers.forEach(Worker::start);
            running = true;
        }

        @Override
        public void stop() {
            workers.forEach(Worker::close);
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return AFTER_THE_ARCHIVE;
        }
    }
}
