package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.consilium.cases.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rings when. Whoever takes a row out does what it stands for, in the same transaction. */
public final class ClockRegister {

    private final JdbcClient jdbc;

    public ClockRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Kinds of clocks. */
    public enum Kind {
        /** The node has something to go on with: collect, clear, route. */
        CONTINUE,
        /** The case was sent, and is not with anybody yet. */
        COLLECT,
        /** An offer waits for its answer; the subject is the offer. */
        OFFER,
        /** Half of the time has passed. */
        REMIND,
        /** Time to ask the backup. */
        BACKUP,
        /** The answer is due. */
        ALERT,
        /** Nobody will answer any more. */
        EXPIRE,
        /** The opinion has not been opened. */
        RECEIPT,
        /** A question back has not been answered. */
        REPLY,
        /** What an emergency opened is to be closed; the subject is the emergency. */
        EMERGENCY,
        /** Time to close without an outcome. */
        FOLLOW_UP;
    }

    /**
     * @param subject what it is about within the case, empty for the case itself
     * @param rounds how often it has rung before
     */
    public record Row(CaseId caseId, Kind kind, String subject, Instant dueAt, int rounds) {}

    /** Sets a clock, in place of one of the same kind and subject. */
    public void set(Row row) {
        jdbc.sql("""
                insert into cases.clock (case_id, kind, subject, due_at, rounds)
                values (:case, :kind, :subject, :due, :rounds)
                on conflict (case_id, kind, subject) do update set due_at = excluded.due_at, rounds = excluded.rounds
                """)
                .param("case", row.caseId().value())
                .param("kind", row.kind().name())
                .param("subject", row.subject())
                .param("due", Columns.at(row.dueAt()))
                .param("rounds", row.rounds())
                .update();
    }

    public void stop(CaseId id, Kind kind, String subject) {
        jdbc.sql("delete from cases.clock where case_id = :case and kind = :kind and subject = :subject")
                .param("case", id.value())
                .param("kind", kind.name())
                .param("subject", subject)
                .update();
    }

    public void stopAll(CaseId id) {
        jdbc.sql("delete from cases.clock where case_id = :case and kind <> 'EMERGENCY'")
                .param("case", id.value())
                .update();
    }

    /** Moves the clocks of an answer that count working time only. */
    public void move(CaseId id, UnaryOperator<Instant> later) {
        jdbc.sql("""
                select * from cases.clock where case_id = :case and kind in ('REMIND', 'BACKUP', 'ALERT')
                """).param("case", id.value()).query(ClockRegister::read).list().stream()
                .map(row -> new Row(row.caseId(), row.kind(), row.subject(), later.apply(row.dueAt()), row.rounds()))
                .forEach(this::set);
    }

    /** A case is given up later by the time it has waited. */
    public void shiftExpiry(CaseId id, Duration waited) {
        jdbc.sql("""
                update cases.clock set due_at = due_at + make_interval(secs => :millis / 1000.0)
                where case_id = :case and kind = 'EXPIRE'
                """)
                .param("case", id.value())
                .param("millis", waited.toMillis())
                .update();
    }

    /** Moves the clocks that stood still by the time the case has waited. */
    public void shift(CaseId id, Duration waited) {
        jdbc.sql("""
                update cases.clock set due_at = due_at + make_interval(secs => :millis / 1000.0)
                where case_id = :case and kind in ('REMIND', 'BACKUP', 'ALERT', 'EXPIRE')
                """)
                .param("case", id.value())
                .param("millis", waited.toMillis())
                .update();
    }

    /** Clocks that should ring, longest due first. */
    public List<Row> due(Instant now, int limit) {
        return jdbc.sql("""
                select k.* from cases.clock k join cases.consult_case c on c.id = k.case_id
                where k.due_at <= :now
                  and not (c.held_since is not null and k.kind in ('REMIND', 'BACKUP', 'ALERT', 'EXPIRE'))
                order by k.due_at, k.kind limit :limit
                """)
                .param("now", Columns.at(now))
                .param("limit", limit)
                .query(ClockRegister::read)
                .list();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                Columns.caseId(row, "case_id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                Columns.instant(row, "due_at"),
                row.getInt("rounds"));
    }

    /** Moves a due clock on and counts the round. False: another node was faster, or it has been stopped or set again. */
    public boolean postpone(Row row, Instant now, Instant until) {
        return jdbc.sql("""
                        update cases.clock set due_at = :until, rounds = rounds + 1
                        where case_id = :case and kind = :kind and subject = :subject and due_at <= :now
                        """)
                        .param("case", row.caseId().value())
                        .param("kind", row.kind().name())
                        .param("subject", row.subject())
                        .param("now", Columns.at(now))
                        .param("until", Columns.at(until))
                        .update()
                == 1;
    }

    /** Takes a due clock out. False: another node was faster, or it has been stopped or set again. */
    public boolean take(Row row, Instant now) {
        return jdbc.sql("""
                        delete from cases.clock
                        where case_id = :case and kind = :kind and subject = :subject and due_at <= :now
                        """)
                        .param("case", row.caseId().value())
                        .param("kind", row.kind().name())
                        .param("subject", row.subject())
                        .param("now", Columns.at(now))
                        .update()
                == 1;
    }
}
