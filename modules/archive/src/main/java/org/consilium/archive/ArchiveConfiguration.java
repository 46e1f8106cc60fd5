package org.consilium.archive;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.consilium.archive.audit.AuditedReceiver;
import org.consilium.archive.audit.StudySubjects;
import org.consilium.archive.audit.Transfers;
import org.consilium.archive.commit.CommitmentScp;
import org.consilium.archive.correct.CorrectedPatients;
import org.consilium.archive.correct.Overlays;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.drain.Drainer;
import org.consilium.archive.files.WatchConfiguration;
import org.consilium.archive.hl7.Hl7Configuration;
import org.consilium.archive.index.Admission;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.index.IndexHealth;
import org.consilium.archive.index.Indexer;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.archive.index.LateConflicts;
import org.consilium.archive.index.Owners;
import org.consilium.archive.index.SeenUids;
import org.consilium.archive.index.StoredRows;
import org.consilium.archive.index.Tombstones;
import org.consilium.archive.index.VersionRows;
import org.consilium.archive.journal.HeadJournal;
import org.consilium.archive.journal.JournalReplay;
import org.consilium.archive.journal.JournalWriter;
import org.consilium.archive.keep.KeptFiles;
import org.consilium.archive.operate.CountingReceiver;
import org.consilium.archive.quarantine.Disposal;
import org.consilium.archive.quarantine.Listing;
import org.consilium.archive.quarantine.Quarantine;
import org.consilium.archive.query.Finder;
import org.consilium.archive.read.Bytes;
import org.consilium.archive.read.IndexedArchive;
import org.consilium.archive.read.KnownSums;
import org.consilium.archive.read.OpenedStudies;
import org.consilium.archive.receive.Receiving;
import org.consilium.archive.reindex.ReindexAtStart;
import org.consilium.archive.reindex.Reindexing;
import org.consilium.archive.settle.Announcer;
import org.consilium.archive.settle.Settler;
import org.consilium.archive.settle.Underway;
import org.consilium.archive.settle.Worker;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.security.Access;
import org.consilium.security.Institutions;
import org.consilium.security.RemoteAes;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.chain.ChainedTrail;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.spool.Spool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the archive. The schema {@code archive} has been migrated before. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArchiveSettings.class)
@Import({
    CheckConfiguration.class,
    ConflictConfiguration.class,
    CorrectionConfiguration.class,
    Hl7Configuration.class,
    PeerConfiguration.class,
    RetentionConfiguration.class,
    SettleConfiguration.class,
    WatchConfiguration.class
})
public class ArchiveConfiguration {

    /** A transfer of which nothing has come for this time is over for the audit trail; a longer one is said in parts. */
    private static final Duration TRANSFER_QUIET = Duration.ofSeconds(10);

    private static final Duration TRANSFER_PART = Duration.ofMinutes(5);

    private static final Duration REMEMBER_PERIOD = Duration.ofSeconds(1);
    private static final Duration SETTLE_PERIOD = Duration.ofSeconds(1);
    private static final Duration ANNOUNCE_PERIOD = Duration.ofSeconds(1);
    private static final Duration DELETE_PERIOD = Duration.ofMinutes(1);
    private static final Duration COMMIT_PERIOD = Duration.ofSeconds(1);
    private static final Duration LIST_PERIOD = Duration.ofSeconds(5);
    private static final Duration JOURNAL_PERIOD = Duration.ofSeconds(2);
    private static final Duration HEAD_LOOK_PERIOD = Duration.ofMinutes(1);

    /** How often the signed end of the audit trail goes to the object store. */
    private static final Duration HEAD_JOURNAL_PERIOD = Duration.ofHours(1);

    private static final Duration DRAIN_PERIOD = Duration.ofSeconds(2);

    @Bean
    SeenUids seenUids(JdbcClient jdbc) {
        return new SeenUids(jdbc);
    }

    @Bean
    Backlog backlog(SeenUids seen) {
        return new Backlog(seen::add);
    }

    @Bean
    IndexHealth indexHealth(Clock clock) {
        return new IndexHealth(clock);
    }

    @Bean
    InstanceIndex instanceIndex(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new InstanceIndex(
                jdbc, new TransactionTemplate(transactions), new CorrectedPatients(JdbcClient.create(jdbc)));
    }

    @Bean
    Bytes storedBytes(Spool spool, ObjectStore store) {
        return new Bytes(spool, store);
    }

    @Bean
    CountingReceiver instanceReceiver(
            Spool spool,
            Backlog backlog,
            InstanceIndex index,
            IndexHealth health,
            SeenUids seen,
            Bytes bytes,
            Quarantine quarantine,
            Owners owners,
            Admission admission,
            FrameDecoder decoder,
            Overlays overlays,
            Underway underway,
            Transfers transfers,
            KnownSums knownSums,
            Clock clock) {
        var receiver = Receiving.into(
                spool,
                backlog,
                index,
                health,
                seen,
                bytes,
                quarantine,
                owners,
                admission,
                decoder,
                overlays,
                underway,
                knownSums,
                clock);
        return new CountingReceiver(new AuditedReceiver(receiver, transfers), clock);
    }

    @Bean
    HeadJournal headJournal(
            ChainedTrail trail,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectStore store,
            Deletions deletions,
            Clock clock) {
        return new HeadJournal(
                trail::head, jdbc, new TransactionTemplate(transactions), store, deletions, HEAD_JOURNAL_PERIOD, clock);
    }

    @Bean
    StudySubjects studySubjects(Archive archive) {
        return new StudySubjects(archive);
    }

    @Bean
    Transfers transfers(
            AuditTrail trail,
            StudySubjects subjects,
            @Value("${consilium.ae-title:CONSILIUM}") String ownTitle,
            Clock clock) {
        return new Transfers(trail, subjects, ownTitle, TRANSFER_QUIET, TRANSFER_PART, clock);
    }

    @Bean
    KnownSums knownSums(Clock clock) {
        return new KnownSums(clock);
    }

    @Bean
    Archive archive(
            JdbcClient jdbc,
            Access access,
            Backlog backlog,
            Bytes bytes,
            Overlays overlays,
            KnownSums knownSums,
            Clock clock) {
        return new IndexedArchive(
                new Finder(jdbc),
                access,
                backlog,
                IndexedArchive.CATCH_UP_MAX,
                bytes,
                overlays,
                new OpenedStudies(jdbc, clock),
                knownSums);
    }

    /** One for the node: its places for slow codecs are counted together. */
    @Bean
    FrameDecoder frameDecoder() {
        return FrameDecoder.standard();
    }

    @Bean
    Deletions deletions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectStore store,
            ArchiveSettings settings,
            Clock clock) {
        return new Deletions(jdbc, new TransactionTemplate(transactions), store, settings.deleteGrace(), clock);
    }

    @Bean
    KeptFiles keptFiles(JdbcClient jdbc, ObjectStore store, Deletions deletions, Clock clock) {
        return new KeptFiles(jdbc, store, deletions, clock);
    }

    @Bean
    Owners owners(RemoteAes remoteAes, Institutions institutions) {
        return new Owners(remoteAes, institutions);
    }

    @Bean
    Reindexing reindexing(
            JdbcClient jdbc,
            ObjectStore store,
            InstanceIndex index,
            VersionRows versions,
            Owners owners,
            SeenUids seen,
            JournalReplay journal,
            KeptFiles kept,
            Clock clock) {
        return new Reindexing(
                store, new StoredRows(index, versions, owners, seen, new Tombstones(jdbc)), journal, kept, clock);
    }

    @Bean
    ArchiveWork archiveWork(
            ArchiveSettings settings,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            InstanceIndex index,
            IndexHealth health,
            SeenUids seen,
            Backlog backlog,
            Spool spool,
            ObjectStore store,
            Quarantine quarantine,
            Owners owners,
            Deletions deletions,
            Reindexing reindexing,
            JournalWriter journal,
            HeadJournal headJournal,
            Admission admission,
            CommitmentScp commitment,
            ApplicationEventPublisher events,
            Underway underway,
            Clock clock) {
        var transactions = new TransactionTemplate(transactionManager);
        var remembering = new Worker("archive-uids", REMEMBER_PERIOD, seen::fill);
        var announcing = new Worker("archive-announcer", ANNOUNCE_PERIOD, new Announcer(jdbc, events, clock)::run);
        var settling = new Worker(
                "archive-settler",
                SETTLE_PERIOD,
                new Settler(jdbc, events, underway, settings.quietPeriod(), clock)::run);
        var disposal = new Disposal(quarantine, jdbc, settings.quarantineGrace(), clock);
        var disposing = new Worker("archive-quarantine", DELETE_PERIOD, disposal::run);
        var journaling = new Worker("archive-journal", JOURNAL_PERIOD, journal::run);
        var journalingHeads = new Worker("archive-audit-head", HEAD_LOOK_PERIOD, headJournal::run);
        var listing = new Worker("archive-listing", LIST_PERIOD, new Listing(quarantine, index)::run);
        var deleting = new Worker("archive-deletions", DELETE_PERIOD, deletions::run);
        var drainer = new Drainer(jdbc, transactions, deletions, spool, store, settings.drainLimits(), clock);
        var draining = new Worker("archive-drainer", DRAIN_PERIOD, drainer::run);
        var committing = new Worker("archive-commitments", COMMIT_PERIOD, commitment.commitments()::run);
        commitment.onRequest(committing::wake);
        var lateConflicts = new LateConflicts(index, spool, quarantine::keep, admission);
        var indexer =
                new Indexer(backlog, spool, index, lateConflicts, owners, admission, health, clock, announcing::wake);
        Runnable first = settings.reindex() ? new ReindexAtStart(reindexing) : () -> {};
        return new ArchiveWork(
                first,
                indexer,
                List.of(
                        remembering,
                        announcing,
                        settling,
                        draining,
                        journaling,
                        journalingHeads,
                        listing,
                        deleting,
                        disposing,
                        committing));
    }
}
