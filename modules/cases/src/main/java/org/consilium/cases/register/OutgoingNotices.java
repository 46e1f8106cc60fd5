package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.notice.Notice;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.notice.NoticeState;
import org.consilium.cases.notice.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices on their way out, in PostgreSQL. */
public final class OutgoingNotices implements Notices {

    private final JdbcClient jdbc;
    private final Clock clock;

    public OutgoingNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Notice> claim(NoticeChannel channel, Duration lease) {
        var now = clock.instant();
        return jdbc.sql("""
                with due as (
                    select id from cases.notice
                    where state = 'WAITING' and channel = :channel and next_attempt_at <= :now
                      and (lease is null or lease_until <= :now)
                    order by emergency desc, next_attempt_at
                    limit 1
                    for update skip locked
                ), claimed as (
                    update cases.notice n set lease = :lease, lease_until = :until, attempts = attempts + 1, updated_at = :now
                    from due where n.id = due.id
                    returning n.*
                )
                select claimed.*, c.number, c.due_at from claimed join cases.consult_case c on c.id = claimed.case_id
                """)
                .param("channel", channel.name())
                .param("now", Columns.at(now))
                .param("lease", UUID.randomUUID())
                .param("until", Columns.at(now.plus(lease)))
                .query(OutgoingNotices::notice)
                .optional();
    }

    @Override
    public boolean sent(Notice notice) {
        return jdbc.sql("""
                        update cases.notice
                        set id = case when times = :times then id else gen_random_uuid() end,
                            state = case when times = :times then 'SENT' else 'WAITING' end,
                            attempts = case when times = :times then attempts else 0 end,
                            times = greatest(times - :times, 1),
                            lease = null, lease_until = null, last_error = null, next_attempt_at = :now, updated_at = :now
                        where id = :id and lease = :lease
                        """)
                        .param("times", notice.times())
                        .param("now", Columns.at(clock.instant()))
                        .param("id", notice.id())
                        .param("lease", notice.lease())
                        .update()
                == 1;
    }

    @Override
    public boolean failed(Notice notice, String why, Optional<Instant> next) {
        return settle(notice, next.isPresent() ? NoticeState.WAITING : NoticeState.FAILED, next, Optional.of(why), 0);
    }

    @Override
    public void hold(Notice notice, Instant until) {
        settle(notice, NoticeState.WAITING, Optional.of(until), Optional.empty(), 1);
    }

    @Override
    public void drop(Notice notice) {
        settle(notice, NoticeState.NOT_NEEDED, Optional.empty(), Optional.empty(), 1);
    }

    private boolean settle(
            Notice notice, NoticeState state, Optional<Instant> next, Optional<String> why, int untried) {
        var now = clock.instant();
        return jdbc.sql("""
                        update cases.notice
                        set state = :state, lease = null, lease_until = null, attempts = attempts - :untried,
                            last_error = coalesce(:why, last_error), next_attempt_at = :next, updated_at = :now
                        where id = :id and lease = :lease
                        """)
                        .param("state", state.name())
                        .param("untried", untried)
                        .param("why", why.orElse(null))
                        .param("next", Columns.at(next.orElse(now)))
                        .param("now", Columns.at(now))
                        .param("id", notice.id())
                        .param("lease", notice.lease())
                        .update()
                == 1;
    }

    @Override
    public void clean(Set<NoticeChannel> absent, Instant before) {
        jdbc.sql("""
                delete from cases.notice
                where (state = 'WAITING' and channel = any(:absent)) or (state <> 'WAITING' and updated_at < :before)
                """)
                .param("absent", absent.stream().map(Enum::name).toArray(String[]::new))
                .param("before", Columns.at(before))
                .update();
    }

    @Override
    public long count(NoticeState state) {
        return jdbc.sql("select count(*) from cases.notice where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getObject("lease", UUID.class),
                Columns.person(row, "person"),
                Columns.caseId(row, "case_id"),
                row.getString("number"),
                NoticeKind.valueOf(row.getString("kind")),
                NoticeChannel.valueOf(row.getString("channel")),
                row.getBoolean("emergency"),
                row.getInt("times"),
                row.getInt("attempts"),
                Columns.instantIfAny(row, "due_at"),
                Columns.instant(row, "created_at"));
    }
}
