package org.consilium.cases.register;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are to be told, written and taken back where it happens. */
public final class NoticeRegister {

    private final JdbcClient jdbc;

    public NoticeRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction in which it happens. An emergency does not wait for what held back the one before. */
    public void add(CaseId id, Collection<PersonId> people, NoticeKind kind, boolean emergency, Instant now) {
        for (var person : people) {
            for (var channel : NoticeChannel.values()) {
                jdbc.sql("""
                        insert into cases.notice (id, person, case_id, kind, channel, emergency, state, next_attempt_at, created_at, updated_at)
                        values (:id, :person, :case, :kind, :channel, :emergency, 'WAITING', :now, :now, :now)
                        on conflict (person, case_id, kind, channel) where state = 'WAITING' do update
                        set times = notice.times + 1, updated_at = :now,
                            next_attempt_at = case when excluded.emergency and not notice.emergency then :now else notice.next_attempt_at end,
                            emergency = notice.emergency or excluded.emergency
                        """)
                        .param("id", UUID.randomUUID())
                        .param("person", person.value())
                        .param("case", id.value())
                        .param("kind", kind.name())
                        .param("channel", channel.name())
                        .param("emergency", emergency)
                        .param("now", Columns.at(now))
                        .update();
            }
        }
    }

    /** Nobody need be told any more to review an emergency of a case: all of them have been reviewed. */
    public void reviewed(CaseId id, Instant now) {
        jdbc.sql("""
                update cases.notice set state = 'NOT_NEEDED', lease = null, lease_until = null, updated_at = :now
                where case_id = :case and kind in (:kinds) and state = 'WAITING'
                  and not exists (select 1 from cases.emergency where case_id = :case and reviewed_at is null)
                """)
                .param("case", id.value())
                .param("kinds", List.of(NoticeKind.BREAK_GLASS.name(), NoticeKind.NO_OFFICER.name()))
                .param("now", Columns.at(now))
                .update();
    }

    /** Somebody has seen it in the portal: what has not left need not. */
    public void read(CaseId id, PersonId person, Instant now) {
        jdbc.sql("""
                update cases.notice set state = 'NOT_NEEDED', lease = null, lease_until = null, updated_at = :now
                where person = :person and case_id = :case and state = 'WAITING'
                """)
                .param("person", person.value())
                .param("case", id.value())
                .param("now", Columns.at(now))
                .update();
    }
}
