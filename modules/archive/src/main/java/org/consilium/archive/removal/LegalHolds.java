package org.consilium.archive.removal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.index.Leaving;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds that people place on studies and lift again. Both stay on record. */
public final class LegalHolds {

    /** Most holds of one answer. */
    public static final int LIST_MAX = 500;

    private final JdbcClient jdbc;
    private final StudyContent content;
    private final Leaving leaving;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public LegalHolds(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.content = new StudyContent(jdbc);
        this.leaving = new Leaving(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those that hold now first, then the newest. */
    public List<LegalHold> newest() {
        return jdbc.sql("select * from archive.legal_hold order by lifted_at is not null, id desc limit :limit")
                .param("limit", LIST_MAX)
                .query((row, number) -> read(row))
                .list();
    }

    /** Those that hold a study now, oldest first. */
    public List<LegalHold> of(Uid study) {
        return jdbc.sql("select * from archive.legal_hold where study_uid = :study and lifted_at is null order by id")
                .param("study", study.value())
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Holds a study. One that is hidden because it is to be deleted is shown again.
     *
     * @throws Rejected NOT_FOUND when there is no such study, or no longer
     */
    public LegalHold place(Uid study, String by, String reason) {
        Long id = transactions.execute(status -> {
            if (!content.lock(study)) {
                throw new Rejected(Reason.NOT_FOUND);
            }
            leaving.takeBack(study, by, reason, clock.instant());
            return jdbc.sql("""
                    insert into archive.legal_hold (study_uid, reason, placed_by, placed_at)
                    values (:study, :reason, :by, :now) returning id
                    """)
                    .param("study", study.value())
                    .param("reason", reason)
                    .param("by", by)
                    .param("now", Timestamp.from(clock.instant()))
                    .query(Long.class)
                    .single();
        });
        return require(Optional.ofNullable(id).orElseThrow());
    }

    /** Errors: NOT_FOUND; NOT_IN_THIS_STATE when it was lifted before. */
    public LegalHold lift(long id, String by, String reason) {
        require(id);
        int lifted = jdbc.sql("""
                update archive.legal_hold set lifted_by = :by, lifted_reason = :reason, lifted_at = :now
                where id = :id and lifted_at is null
                """)
                .param("by", by)
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (lifted == 0) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "the hold was lifted before");
        }
        return require(id);
    }

    private LegalHold require(long id) {
        return jdbc.sql("select * from archive.legal_hold where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    private static LegalHold read(ResultSet row) throws SQLException {
        var by = Optional.ofNullable(row.getString("lifted_by")).orElse("");
        var reason = Optional.ofNullable(row.getString("lifted_reason")).orElse("");
        return new LegalHold(
                row.getLong("id"),
                new Uid(row.getString("study_uid")),
                row.getString("reason"),
                row.getString("placed_by"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
                        .map(at -> new Ended(by, reason, at.toInstant())));
    }
}
