package org.consilium.archive.reject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.archive.Archive;
import org.consilium.archive.InstanceStored;
import org.consilium.archive.StudyChanged;
import org.consilium.archive.index.Hiding;
import org.consilium.dicom.Uids;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Access;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;
import org.consilium.security.Visibility;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows rejection notes when they arrive, and takes them back when a person says so. A note reaches only instances of studies of the
 * institution it belongs to itself.
 */
public final class Rejections {

    /** Most rejections of one answer. */
    public static final int LIST_MAX = 200;

    private static final String COLUMNS = """
            select r.*, (select count(*) from archive.rejected x where x.rejection = r.id) as instances
            from archive.rejection r
            """;

    private final JdbcClient jdbc;
    private final Archive archive;
    private final Hiding hiding;
    private final Access access;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Rejections(
            JdbcClient jdbc,
            Archive archive,
            Hiding hiding,
            Access access,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.archive = archive;
        this.hiding = hiding;
        this.access = access;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** To be told of every instance at least once; following a note twice is following it once. */
    @EventListener
    public void stored(InstanceStored arrival) {
        if (!arrival.sopClass().equals(Uids.KeyObjectSelectionDocumentStorage)) {
            return;
        }
        archive.open(new Caller.Node(), arrival.sopInstance())
                .flatMap(instance -> RejectionNote.of(instance.header()))
                .ifPresent(note -> follow(note, arrival));
    }

    private void follow(RejectionNote note, InstanceStored arrival) {
        var changed = transactions.execute(status -> {
            var id = insert(note, arrival);
            if (id.isEmpty()) {
                return List.<Uid>of();
            }
            var references = note.references().stream().map(Uid::value).toArray(String[]::new);
            jdbc.sql("insert into archive.rejected (uid, rejection) select unnest(:uids::text[]), :id")
                    .param("uids", references)
                    .param("id", id.get())
                    .update();
            if (note.title().hidesNote()) {
                jdbc.sql("insert into archive.rejected (uid, rejection) values (:uid, :id) on conflict do nothing")
                        .param("uid", arrival.sopInstance().value())
                        .param("id", id.get())
                        .update();
            }
            return hiding.follow(id.get());
        });
        tell(arrival.institution(), Optional.ofNullable(changed).orElse(List.of()));
    }

    private Optional<Long> insert(RejectionNote note, InstanceStored arrival) {
        return jdbc.sql("""
                insert into archive.rejection (note_uid, study_uid, institution, code, sender, received_at)
                values (:note, :study, :institution, :code, :sender, :now)
                on conflict (note_uid) do nothing returning id
                """)
                .param("note", arrival.sopInstance().value())
                .param("study", arrival.study().value())
                .param("institution", arrival.institution().value())
                .param("code", note.title().code())
                .param("sender", arrival.origin().callingAe())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
    }

    /** Newest first, at most {@link #LIST_MAX}, of the caller's institution. */
    public List<Rejection> newest(Caller caller) {
        var visibility = access.visibility(caller);
        return jdbc.sql(COLUMNS + """
                where :everything or r.institution = any(:institutions) order by r.id desc limit :limit
                """)
                .param("everything", visibility.everything())
                .param("institutions", institutions(visibility))
                .param("limit", LIST_MAX)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Shows again what a note has hidden, unless another note hides it too.
     *
     * @throws Rejected NOT_FOUND; NOT_IN_THIS_STATE when that was done before
     */
    public Rejection undo(Caller caller, long id, String by, String reason) {
        var visibility = access.visibility(caller);
        var rejection = require(visibility, id);
        var changed = transactions.execute(status -> {
            int undone = jdbc.sql("""
                    update archive.rejection set undone_by = :by, undone_reason = :reason, undone_at = :now,
                        journaled = false
                    where id = :id and undone_at is null
                    """)
                    .param("by", by)
                    .param("reason", reason)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", id)
                    .update();
            if (undone == 0) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "the images were shown again before");
            }
            return hiding.follow(id);
        });
        tell(rejection.institution(), Optional.ofNullable(changed).orElse(List.of()));
        return require(visibility, id);
    }

    private void tell(InstitutionId institution, List<Uid> studies) {
        studies.forEach(study -> events.publishEvent(new StudyChanged(study, institution)));
    }

    private Rejection require(Visibility visibility, long id) {
        return jdbc.sql(COLUMNS + "where r.id = :id and (:everything or r.institution = any(:institutions))")
                .param("id", id)
                .param("everything", visibility.everything())
                .param("institutions", institutions(visibility))
                .query((row, number) -> read(row))
                .optional()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    private static UUID[] institutions(Visibility visibility) {
        return visibility.institutions().stream().map(InstitutionId::value).toArray(UUID[]::new);
    }

    private static Rejection read(ResultSet row) throws SQLException {
        var by = Optional.ofNullable(row.getString("undone_by")).orElse("");
        var reason = Optional.ofNullable(row.getString("undone_reason")).orElse("");
        return new Rejection(
                row.getLong("id"),
                Title.of(row.getString("code")).orElseThrow(),
                new Uid(row.getString("study_uid")),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("sender"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("instances"),
                Optional.ofNullable(row.getObject("undone_at", OffsetDateTime.class))
                        .map(at -> new Rejection.Undone(by, reason, at.toInstant())));
    }
}
