package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.cases.notice.NoticeDelivery;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.notice.NoticePreferences;
import org.consilium.cases.notice.NoticeState;
import org.consilium.cases.notice.PersonalNotices;
import org.consilium.cases.notice.QuietHours;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody says and sees about the own notices, in PostgreSQL. */
public final class PersonalNoticeRegister implements PersonalNotices {

    private final JdbcClient jdbc;
    private final Clock clock;

    public PersonalNoticeRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public NoticePreferences preferences(PersonId person) {
        return jdbc.sql("select * from cases.notice_preference where person = :person")
                .param("person", person.value())
                .query((row, number) -> new NoticePreferences(
                        row.getBoolean("mail"),
                        row.getBoolean("webhook"),
                        Optional.ofNullable(row.getObject("quiet_from", LocalTime.class))
                                .map(from -> quiet(row, from)),
                        row.getBoolean("emergencies"),
                        Columns.textIfAny(row, "language")))
                .optional()
                .orElse(NoticePreferences.DEFAULT);
    }

    @Override
    public void prefer(PersonId person, NoticePreferences preferences) {
        jdbc.sql("""
                with waiting as (
                    update cases.notice set next_attempt_at = :now
                    where person = :person and state = 'WAITING' and attempts = 0
                )
                insert into cases.notice_preference (person, mail, webhook, quiet_from, quiet_to, emergencies, language)
                values (:person, :mail, :webhook, :from, :to, :emergencies, :language)
                on conflict (person) do update
                set mail = excluded.mail, webhook = excluded.webhook, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                    emergencies = excluded.emergencies, language = excluded.language
                """)
                .param("person", person.value())
                .param("mail", preferences.mail())
                .param("webhook", preferences.webhook())
                .param("from", preferences.quiet().map(QuietHours::from).orElse(null))
                .param("to", preferences.quiet().map(QuietHours::to).orElse(null))
                .param("emergencies", preferences.emergencies())
                .param("language", preferences.language().orElse(null))
                .param("now", Columns.at(clock.instant()))
                .update();
    }

    @Override
    public List<NoticeDelivery> last(PersonId person) {
        return jdbc.sql("""
                select n.*, c.number from cases.notice n join cases.consult_case c on c.id = n.case_id
                where n.person = :person and n.state <> 'NOT_NEEDED'
                order by n.updated_at desc limit :limit
                """)
                .param("person", person.value())
                .param("limit", LISTED_MAX)
                .query(PersonalNoticeRegister::delivery)
                .list();
    }

    private static QuietHours quiet(ResultSet row, LocalTime from) {
        try {
            return new QuietHours(from, row.getObject("quiet_to", LocalTime.class));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NoticeDelivery delivery(ResultSet row, int number) throws SQLException {
        var state = NoticeState.valueOf(row.getString("state"));
        return new NoticeDelivery(
                Columns.caseId(row, "case_id"),
                row.getString("number"),
                NoticeKind.valueOf(row.getString("kind")),
                NoticeChannel.valueOf(row.getString("channel")),
                state,
                row.getInt("attempts"),
                Columns.instant(row, "updated_at"),
                Columns.instantIfAny(row, "next_attempt_at").filter(_ -> state == NoticeState.WAITING),
                Columns.textIfAny(row, "last_error"));
    }
}
