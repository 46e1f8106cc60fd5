package org.consilium.archive.conflict;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.archive.Page;
import org.consilium.archive.StudyChanged;
import org.consilium.archive.compare.Differences;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.quarantine.Quarantine;
import org.consilium.archive.read.Bytes;
import org.consilium.archive.version.Versions;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Access;
import org.consilium.security.Caller;
import org.consilium.security.Visibility;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits in quarantine for a person, and what was decided. A caller sees the conflicts with studies of its own institution;
 * what a case grants does not count, and a foreign conflict looks like a missing one. Whether a caller may decide at all is asked
 * before.
 */
public final class Conflicts {

    /** Longest wait for the rows of what a newcomer is in conflict with. */
    private static final Duration CATCH_UP_MAX = Duration.ofSeconds(3);

    private final ConflictRows rows;
    private final Backlog backlog;
    private final Access access;
    private final Quarantine quarantine;
    private final Bytes bytes;
    private final Versions versions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Conflicts(
            JdbcClient jdbc,
            Backlog backlog,
            Access access,
            Quarantine quarantine,
            Bytes bytes,
            Versions versions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = new ConflictRows(jdbc);
        this.backlog = backlog;
        this.access = access;
        this.quarantine = quarantine;
        this.bytes = bytes;
        this.versions = versions;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<Conflict> page(Caller caller, boolean decided, int limit, long offset) {
        return rows.page(visibility(caller), decided, limit, offset);
    }

    public Quarantine.Fill fill() {
        return quarantine.fill();
    }

    /**
     * One conflict, both sides compared.
     *
     * @throws IOException when a side cannot be read though it should be there
     */
    public Optional<ConflictDetail> find(Caller caller, long id) throws IOException {
        var row = rows.find(visibility(caller), id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        try (var sides = open(row.get())) {
            return Optional.of(new ConflictDetail(
                    row.get().conflict(),
                    sides.original().map(ReadableSide::side),
                    sides.newcomer().map(ReadableSide::side),
                    sides.differences()));
        }
    }

    /** The picture of what is stored. Errors: NOT_FOUND. */
    public PictureSource originalPicture(Caller caller, long id) throws IOException {
        try (var sides = open(require(caller, id))) {
            return sides.original()
                    .orElseThrow(() -> new Rejected(Reason.NOT_FOUND))
                    .picture();
        }
    }

    /** The picture of the newcomer. Errors: NOT_FOUND. */
    public PictureSource newcomerPicture(Caller caller, long id) throws IOException {
        try (var sides = open(require(caller, id))) {
            return sides.newcomer()
                    .orElseThrow(() -> new Rejected(Reason.NOT_FOUND))
                    .picture();
        }
    }

    /**
     * Ends a conflict.
     *
     * @param by name and account of the person
     * @throws Rejected NOT_FOUND; NOT_IN_THIS_STATE when it has ended, or the newcomer names a study of another institution
     * @throws IOException when the newcomer cannot be read, or the object store is away; nothing has changed then
     */
    public Conflict decide(Caller caller, long id, Choice choice, String reason, String by) throws IOException {
        var row = require(caller, id);
        if (choice == Choice.REPLACE) {
            replace(row, reason, by);
        } else {
            record(id, choice, reason, by, OptionalInt.empty());
        }
        return require(caller, id).conflict();
    }

    private void replace(ConflictRows.Row row, String reason, String by) throws IOException {
        var conflict = row.conflict();
        if (conflict.decision().isPresent()) {
            throw ended();
        }
        try (var newcomer = newcomer(row)) {
            var owner = rows.owner(newcomer.side().study());
            if (owner.filter(other -> !other.equals(conflict.institution())).isPresent()) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "the newcomer belongs to a study of another institution");
            }
            versions.take(
                    newcomer.successor(conflict.sopInstance(), conflict.institution()),
                    version -> record(conflict.id(), Choice.REPLACE, reason, by, OptionalInt.of(version)));
            events.publishEvent(new StudyChanged(conflict.study(), conflict.institution()));
            events.publishEvent(new StudyChanged(newcomer.side().study(), conflict.institution()));
        }
    }

    private void record(long id, Choice choice, String reason, String by, OptionalInt version) {
        if (!rows.decide(id, new Decision(choice, reason, by, clock.instant(), version))) {
            throw ended();
        }
    }

    private static Rejected ended() {
        return new Rejected(Reason.NOT_IN_THIS_STATE, "somebody has decided about this conflict");
    }

    private ConflictRows.Row require(Caller caller, long id) {
        return rows.find(visibility(caller), id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    private Visibility visibility(Caller caller) {
        backlog.awaitIndexed(CATCH_UP_MAX);
        return access.visibility(caller);
    }

    private Sides open(ConflictRows.Row row) throws IOException {
        var uid = row.conflict().sopInstance();
        var became = row.conflict().decision().map(Decision::version).orElse(OptionalInt.empty());
        if (became.isPresent()) {
            return new Sides(
                    rows.version(uid, became.getAsInt() - 1).map(this::readable),
                    rows.version(uid, became.getAsInt()).map(this::readable));
        }
        var original = rows.current(uid).map(this::readable);
        try {
            return new Sides(original, Optional.of(newcomer(row)));
        } catch (NoSuchFileException deleted) {
            return new Sides(original, Optional.empty());
        }
    }

    private ReadableSide readable(ConflictRows.Stored stored) {
        return new StoredSide(stored.side(), stored.place(), bytes);
    }

    private NewcomerFile newcomer(ConflictRows.Row row) throws IOException {
        return NewcomerFile.open(
                quarantine.file(row.file()),
                row.conflict().sender(),
                row.conflict().receivedAt(),
                HexFormat.of().formatHex(row.sha256()));
    }

    /** Both sides, open. */
    private record Sides(Optional<ReadableSide> original, Optional<ReadableSide> newcomer) implements AutoCloseable {

        Optional<Differences.Result> differences() throws IOException {
            if (original.isEmpty() || newcomer.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    Differences.between(original.get().values(), newcomer.get().values()));
        }

        @Override
        public void close() throws IOException {
            if (newcomer.isPresent()) {
                newcomer.get().close();
            }
        }
    }
}
