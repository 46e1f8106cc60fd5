package org.consilium.archive;

import java.io.IOException;
import java.time.Clock;
import org.consilium.archive.conflict.Conflicts;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.index.Admission;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.archive.index.Owners;
import org.consilium.archive.index.SuccessorRows;
import org.consilium.archive.index.VersionRows;
import org.consilium.archive.quarantine.Quarantine;
import org.consilium.archive.read.Bytes;
import org.consilium.archive.version.Versions;
import org.consilium.security.Access;
import org.consilium.security.Institutions;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.spool.Spool;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes again under a UID that is taken, and what people decide about it. */
@Configuration(proxyBeanMethods = false)
class ConflictConfiguration {

    @Bean
    Quarantine quarantine(ArchiveSettings settings, JdbcClient jdbc) throws IOException {
        return Quarantine.open(settings.quarantineFolder(), settings.quarantineLimits(), jdbc);
    }

    @Bean
    Admission admission(Owners owners, Institutions institutions, ArchiveSettings settings) {
        return new Admission(owners, institutions, settings.mayAdd());
    }

    @Bean
    VersionRows versionRows(InstanceIndex index, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new VersionRows(index, jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    Versions versions(
            InstanceIndex index,
            VersionRows rows,
            PlatformTransactionManager transactions,
            Spool spool,
            ObjectStore store,
            Deletions deletions) {
        return new Versions(
                new SuccessorRows(index, rows), new TransactionTemplate(transactions), spool, store, deletions);
    }

    @Bean
    Conflicts conflicts(
            JdbcClient jdbc,
            Backlog backlog,
            Access access,
            Quarantine quarantine,
            Bytes bytes,
            Versions versions,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Conflicts(jdbc, backlog, access, quarantine, bytes, versions, events, clock);
    }
}
