package org.consilium.archive.removal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.consilium.archive.removal.StudyDeletion.Proposal;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code archive.study_deletion}; every move compares the state it comes from. */
final class DeletionRows {

    private final JdbcClient jdbc;

    DeletionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StudyDeletion> find(long id) {
        return jdbc.sql("select * from archive.study_deletion where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    List<StudyDeletion> ofStudy(Uid study, int limit) {
        return jdbc.sql("select * from archive.study_deletion where study_uid = :study order by id desc limit :limit")
                .param("study", study.value())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    List<StudyDeletion> newest(Set<State> states, int limit) {
        return jdbc.sql("""
                select * from archive.study_deletion where state = any(:states) order by id desc limit :limit
                """)
                .param("states", states.stream().map(State::name).toArray(String[]::new))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    long count(State state) {
        return jdbc.sql("select count(*) from archive.study_deletion where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    /** Open ones that something kept when they were last tried. */
    long blocked() {
        return jdbc.sql("""
                select count(*) from archive.study_deletion where state in ('PROPOSED', 'HIDDEN') and cardinality(blocked_by) > 0
                """).query(Long.class).single();
    }

    /** Those whose grace or notice is over, the one that was tried longest ago first. */
    List<StudyDeletion> due(State state, Instant now, Instant triedBefore, int limit) {
        return jdbc.sql("""
                select * from archive.study_deletion
                where state = :state and case state when 'HIDDEN' then removed_from else carried_out_from end <= :now
                    and (tried_at is null or tried_at <= :before)
                order by tried_at nulls first, id limit :limit
                """)
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(triedBefore))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** None when there is no such study, or it has an open one. */
    Optional<Long> propose(Proposal proposal, Instant now) {
        return jdbc.sql("""
                insert into archive.study_deletion (study_uid, institution, study_date, modalities, policy, policy_name, reason,
                    state, proposed_at, carried_out_from, instances, bytes)
                select s.uid, s.institution, s.study_date, array(
                        select distinct modality from archive.series e where e.study_uid = s.uid and modality <> '' order by 1),
                    :policy, :name, :reason, 'PROPOSED', :now, :from, i.instances, i.bytes
                from archive.study s cross join lateral (
                    select count(*) as instances, coalesce(sum(length), 0) as bytes
                    from archive.instance where study_uid = s.uid) i
                where s.uid = :study
                on conflict (study_uid) where state in ('PROPOSED', 'HIDDEN') do nothing
                returning id
                """)
                .param("policy", proposal.policy().orElse(null))
                .param("name", proposal.policyName())
                .param("reason", proposal.reason())
                .param("now", Timestamp.from(now))
                .param("from", proposal.carriedOutFrom().map(Timestamp::from).orElse(null))
                .param("study", proposal.study().value())
                .query(Long.class)
                .optional();
    }

    boolean hide(long id, String by, Instant now, Instant removedFrom) {
        return jdbc.sql("""
                update archive.study_deletion set state = 'HIDDEN', decided_by = :by, hidden_at = :now, removed_from = :from,
                    blocked_by = '{}', tried_at = null, journaled = false
                where id = :id and state = 'PROPOSED'
                """)
                        .param("id", id)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .param("from", Timestamp.from(removedFrom))
                        .update()
                == 1;
    }

    boolean end(long id, State from, State to, Ended ended) {
        return jdbc.sql("""
                update archive.study_deletion set state = :to, ended_by = :by, ended_reason = :reason, ended_at = :at,
                    blocked_by = '{}', journaled = state <> 'HIDDEN'
                where id = :id and state = :from
                """)
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("by", ended.by())
                        .param("reason", ended.reason())
                        .param("at", Timestamp.from(ended.at()))
                        .update()
                == 1;
    }

    void blocked(long id, Collection<Obstacle> obstacles, Instant now) {
        jdbc.sql("update archive.study_deletion set blocked_by = :obstacles, tried_at = :now where id = :id")
                .param("obstacles", obstacles.stream().map(Enum::name).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    private static StudyDeletion read(ResultSet row) throws SQLException {
        var by = Optional.ofNullable(row.getString("ended_by")).orElse("");
        var reason = Optional.ofNullable(row.getString("ended_reason")).orElse("");
        return new StudyDeletion(
                row.getLong("id"),
                new Uid(row.getString("study_uid")),
                new InstitutionId(row.getObject("institution", UUID.class)),
                Optional.ofNullable(row.getObject("study_date", LocalDate.class)),
                new TreeSet<>(texts(row, "modalities")),
                row.getString("policy_name"),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                instant(row, "proposed_at").orElseThrow(),
                instant(row, "carried_out_from"),
                Optional.ofNullable(row.getString("decided_by")),
                instant(row, "hidden_at"),
                instant(row, "removed_from"),
                texts(row, "blocked_by").stream().map(Obstacle::valueOf).toList(),
                instant(row, "ended_at").map(at -> new Ended(by, reason, at)),
                row.getInt("instances"),
                row.getLong("bytes"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
