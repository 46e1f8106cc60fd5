package org.consilium.archive.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.consilium.archive.Arrival;
import org.consilium.archive.ConflictKind;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Receipt;
import org.consilium.archive.index.Admission;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.index.IndexHealth;
import org.consilium.archive.index.KnownInstance;
import org.consilium.archive.index.ReceivedInstance;
import org.consilium.archive.index.Unindexed;
import org.consilium.archive.quarantine.Quarantine;
import org.consilium.archive.read.KnownSums;
import org.consilium.archive.settle.Underway;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.storage.DurableFiles;
import org.consilium.storage.spool.Brake;
import org.consilium.storage.spool.Spool;
import org.consilium.storage.spool.SpoolDraft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives into the spool. The answer depends on nothing but the local disk; PostgreSQL is asked for duplicates if it can, and waited for a
 * little where its rows are far behind. */
final class SpoolingReceiver implements InstanceReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolingReceiver.class);

    /** A study is hidden once and removed once while an instance of it is looked at. */
    private static final int ATTEMPTS_MAX = 3;

    /** Rows behind which arrivals wait longest: what the index writes in some seconds. */
    private static final double BEHIND_MAX = 8_000;

    private final Spool spool;
    private final Brake indexing;
    private final Known known;
    private final Backlog backlog;
    private final Comparing comparing;
    private final Quarantine quarantine;
    private final Admission admission;
    private final Underway underway;
    private final KnownSums sums;
    private final Clock clock;
    private final UidLocks locks = new UidLocks();

    SpoolingReceiver(
            Spool spool,
            Known known,
            Backlog backlog,
            IndexHealth health,
            Comparing comparing,
            Quarantine quarantine,
            Admission admission,
            Underway underway,
            KnownSums sums,
            Clock clock) {
        this.sums = sums;
        this.admission = admission;
        this.spool = spool;
        this.known = known;
        this.backlog = backlog;
        this.comparing = comparing;
        this.quarantine = quarantine;
        this.underway = underway;
        this.clock = clock;
        // While PostgreSQL is away there is nothing to wait for.
        this.indexing = new Brake(() -> health.isUp() ? backlog.size() / BEHIND_MAX : 0);
    }

    @Override
    public Receipt receive(Arrival arrival, InputStream dataSet) throws IOException {
        indexing.hold();
        try (var draft = spool.begin()) {
            var data = new ArrivingData(dataSet, draft);
            var header = HeaderReader.read(data, arrival.transferSyntax());
            var identity = Identity.of(header.attributes(), arrival);
            var arriving = underway.begin(identity.study());
            arrival.association().ifPresent(number -> underway.sent(number, identity.study(), clock.instant()));
            try {
                data.readToEnd();
                var instance = new ReceivedInstance(
                        identity.study(),
                        identity.series(),
                        identity.sopInstance(),
                        identity.sopClass(),
                        arrival.transferSyntax().uid(),
                        data.sha256OfAll(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        arrival.origin());
                return locks.with(identity.sopInstance(), () -> decide(new Newcomer(instance, draft), header));
            } finally {
                arriving.close();
            }
        } catch (Rejected e) {
            LOG.warn("Refused an instance from {}: {}", arrival.origin().callingAe(), e.getMessage());
            return new Receipt.Refused(
                    e.reason(), Optional.ofNullable(e.getMessage()).orElse(""));
        }
    }

    private Receipt decide(Newcomer newcomer, Header header) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            var receipt = attempt(newcomer, header);
            if (receipt.isPresent()) {
                return receipt.get();
            }
        }
        throw new Rejected(Reason.UNAVAILABLE, "the study is being deleted");
    }

    /** None when the study of a duplicate was to be deleted and may be gone by now. */
    private Optional<Receipt> attempt(Newcomer newcomer, Header header) throws IOException {
        var instance = newcomer.instance();
        var existing = known.find(instance.sopInstance());
        if (existing.isEmpty() || existing.get().isRestoredBy(instance)) {
            store(newcomer.draft(), instance, header);
            return Optional.of(new Receipt.Stored(
                    instance.study(), instance.series(), instance.sopInstance(), instance.sopClass()));
        }
        if (!isSame(newcomer, existing.get())) {
            return Optional.of(keepApart(newcomer, existing.get().conflictWith(instance, admission)));
        }
        return known.stays(existing.get(), instance.receivedAt())
                ? Optional.of(new Receipt.Duplicate(
                        instance.study(), instance.series(), instance.sopInstance(), instance.sopClass()))
                : Optional.empty();
    }

    /**
     * The sender of a conflict is told, whether or not there is room to keep the newcomer. But a sender of another institution is
     * answered as for any new instance, so that it cannot find out by guessing what the node holds; it must be kept then.
     */
    private Receipt keepApart(Newcomer newcomer, ConflictKind kind) throws IOException {
        var instance = newcomer.instance();
        boolean kept;
        try (var in = newcomer.draft().open()) {
            kept = quarantine.keep(instance, kind, newcomer.draft().length(), in);
        } catch (IOException e) {
            throw DurableFiles.refusalOf(e);
        }
        if (kind != ConflictKind.FOREIGN_SENDER) {
            throw new Rejected(Reason.SAME_UID_OTHER_CONTENT);
        }
        if (!kept) {
            throw new Rejected(Reason.OUT_OF_RESOURCES);
        }
        return new Receipt.Stored(instance.study(), instance.series(), instance.sopInstance(), instance.sopClass());
    }

    private boolean isSame(Newcomer newcomer, KnownInstance existing) throws IOException {
        try {
            return comparing.isSame(newcomer, existing);
        } catch (NoSuchFileException movedToTheStore) {
            var moved = known.find(newcomer.instance().sopInstance());
            return moved.isPresent() && comparing.isSame(newcomer, moved.get());
        }
    }

    private void store(SpoolDraft draft, ReceivedInstance instance, Header header) throws IOException {
        sums.remember(instance.sha256(), draft.crc32c());
        var place = draft.commit(instance.encode());
        backlog.add(Unindexed.of(instance, place, header));
    }
}
