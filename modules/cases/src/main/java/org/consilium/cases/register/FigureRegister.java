package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.figure.FigureGroup.CaseCounts;
import org.consilium.cases.figure.FigureGroup.OfferCounts;
import org.consilium.cases.figure.FigureGroup.Outcomes;
import org.consilium.cases.figure.FigureGroup.Times;
import org.consilium.cases.figure.FigureReport.Piece;
import org.consilium.cases.figure.Figures;
import org.consilium.cases.figure.Grouping;
import org.consilium.cases.figure.Spread;
import org.consilium.security.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Figures of cases: one statement for each family of them, whatever the number of groups. */
public final class FigureRegister {

    /** A case of the scope with its spans in seconds; what has not come to its end has none. */
    private static final String ONE = """
            with ended as (
                select c.*, %s as key, coalesce(c.answered_at,
                    case when c.state in ('CANCELLED', 'REJECTED', 'EXPIRED') then c.updated_at end, :now) as ended_at
                from cases.consult_case c
                where c.institution = any(:institutions) and c.submitted_at >= :from and c.submitted_at < :to
            ), one as (
                select c.id, c.key, c.state, c.submitted_at, c.answered_at, d.discrepancy, d.treatment_changed, o.offers, o.declined,
                    o.timed_out, c.due_at + coalesce(c.ended_at - c.held_since, interval '0') < c.ended_at as late,
                    c.answered_at is not null and r.read_at is null as unread,
                    extract(epoch from o.asked_at - c.submitted_at) as allocation,
                    extract(epoch from o.accepted_at - c.submitted_at) as acceptance,
                    extract(epoch from c.answered_at - c.submitted_at) as answer,
                    extract(epoch from c.answered_at - c.submitted_at) - c.held_millis / 1000.0 as active_answer,
                    extract(epoch from r.read_at - c.answered_at) as receipt
                from ended c
                    left join lateral (select min(offered_at) as asked_at, min(answered_at) filter (where state = 'ACCEPTED') as accepted_at,
                        count(*) as offers, count(*) filter (where state = 'DECLINED') as declined,
                        count(*) filter (where state = 'EXPIRED') as timed_out from cases.offer where case_id = c.id) o on true
                    left join lateral (select min(acknowledged_at) as read_at from cases.opinion where case_id = c.id) r on true
                    left join cases.outcome d on d.case_id = c.id)
            """;

    private static final String SPREADS = """
            count(allocation) as allocation_count, percentile_cont(array[0.5, 0.9]) within group (order by allocation) as allocation,
            count(acceptance) as acceptance_count, percentile_cont(array[0.5, 0.9]) within group (order by acceptance) as acceptance,
            count(answer) as answer_count, percentile_cont(array[0.5, 0.9]) within group (order by answer) as answer,
            count(active_answer) as active_answer_count, percentile_cont(array[0.5, 0.9]) within group (order by active_answer) as active_answer,
            count(receipt) as receipt_count, percentile_cont(array[0.5, 0.9]) within group (order by receipt) as receipt
            """;

    private final JdbcClient jdbc;

    public FigureRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cases of some institutions, sent in a period. @param to the first moment after it */
    public record Scope(Collection<InstitutionId> institutions, Instant from, Instant to, Instant now) {}

    /** @param key none for all cases together */
    public record CaseFigures(
            Optional<String> key, CaseCounts cases, Times times, OfferCounts offers, Outcomes outcomes) {}

    /** A count for each group. */
    public record Keyed<T>(String key, T value) {}

    /** All cases together first, then the groups, largest first; cases without the key are in none. */
    public List<CaseFigures> cases(Scope scope, Grouping by) {
        return scoped(
                        ONE.formatted(key(by)) + "select key, count(*) as sent, count(answered_at) as answered, "
                                + "count(*) filter (where late) as late, count(*) filter (where unread) as unread, "
                                + "count(*) filter (where state in ('CANCELLED', 'REJECTED', 'EXPIRED')) as ended, "
                                + "coalesce(sum(offers), 0) as offers, coalesce(sum(declined), 0) as declined, coalesce(sum(timed_out), 0) as timed_out, "
                                + "count(*) filter (where discrepancy = 'AGREE') as agree, "
                                + "count(*) filter (where discrepancy = 'MINOR') as minor, "
                                + "count(*) filter (where discrepancy = 'MAJOR') as major, "
                                + "count(*) filter (where treatment_changed) as treatment_changed, " + SPREADS
                                + "from one group by grouping sets ((), (key)) having grouping(key) = 1 or key is not null "
                                + "order by grouping(key) desc, count(*) desc, key limit :limit",
                        scope)
                .param("limit", Figures.GROUPS_MAX + 1)
                .query(FigureRegister::read)
                .list();
    }

    /** Offers in these cases, of each person who was asked. */
    public List<Keyed<OfferCounts>> offersByPerson(Scope scope) {
        return scoped("""
                select o.person::text as key, count(*) as offers, count(*) filter (where o.state = 'DECLINED') as declined,
                    count(*) filter (where o.state = 'EXPIRED') as timed_out
                from cases.consult_case c join cases.offer o on o.case_id = c.id
                where c.institution = any(:institutions) and c.submitted_at >= :from and c.submitted_at < :to
                group by o.person order by count(*) desc limit :limit
                """, scope)
                .param("limit", Figures.GROUPS_MAX)
                .query((row, number) -> new Keyed<>(row.getString("key"), offers(row)))
                .list();
    }

    /** What waits for an answer now, whenever it was sent. */
    public List<Keyed<Long>> open(Collection<InstitutionId> institutions, Grouping by) {
        var keys = by == Grouping.PERSON ? """
                  select coalesce(o.person, c.specialist)::text as key
                  from waiting c left join cases.offer o on o.case_id = c.id and o.state = 'REQUESTED'
                  """ : "select " + key(by) + " as key from waiting c";
        return jdbc.sql("""
                        with waiting as (
                            select * from cases.consult_case where institution = any(:institutions) and submitted_at is not null
                                and answered_at is null and state not in ('CANCELLED', 'REJECTED', 'EXPIRED')),
                        keyed as (%s)
                        select key, count(*) as cases from keyed where key is not null group by key order by count(*) desc limit :limit
                        """.formatted(keys))
                .param("institutions", ids(institutions))
                .param("limit", Figures.GROUPS_MAX)
                .query((row, number) -> new Keyed<>(row.getString("key"), row.getLong("cases")))
                .list();
    }

    /** The pieces of the period in which something was sent. @param begins their first days, earliest first */
    public List<Piece> course(Scope scope, List<LocalDate> begins, ZoneId zone) {
        return scoped(ONE.formatted("null::text") + """
                select width_bucket(submitted_at, :begins::timestamptz[]) as piece, count(*) as sent,
                    percentile_cont(0.5) within group (order by allocation) as allocation,
                    percentile_cont(0.5) within group (order by answer) as answer
                from one group by piece order by piece
                """, scope)
                .param(
                        "begins",
                        begins.stream()
                                .map(day -> day.atStartOfDay(zone).toInstant().toString())
                                .toArray(String[]::new))
                .query((row, number) -> new Piece(
                        begins.get(row.getInt("piece") - 1),
                        row.getLong("sent"),
                        Optional.ofNullable(row.getObject("allocation", Double.class))
                                .map(FigureRegister::seconds),
                        Optional.ofNullable(row.getObject("answer", Double.class))
                                .map(FigureRegister::seconds)))
                .list();
    }

    private StatementSpec scoped(String sql, Scope scope) {
        return jdbc.sql(sql)
                .param("institutions", ids(scope.institutions()))
                .param("from", Columns.at(scope.from()))
                .param("to", Columns.at(scope.to()))
                .param("now", Columns.at(scope.now()));
    }

    private static UUID[] ids(Collection<InstitutionId> institutions) {
        return institutions.stream().map(InstitutionId::value).toArray(UUID[]::new);
    }

    private static String key(Grouping by) {
        return switch (by) {
            case TOPIC ->
                "c.discipline || ' ' || coalesce(left(c.site, 3), "
                        + "case when c.diagnosis_system = 'ICD_O_3_TOPOGRAPHY' then left(c.diagnosis_code, 3) end, '')";
            case INSTITUTION -> "c.institution::text";
            case PERSON -> "c.specialist::text";
        };
    }

    private static CaseFigures read(ResultSet row, int number) throws SQLException {
        return new CaseFigures(
                Columns.textIfAny(row, "key"),
                new CaseCounts(
                        row.getLong("sent"),
                        row.getLong("answered"),
                        row.getLong("late"),
                        row.getLong("unread"),
                        row.getLong("ended"),
                        0),
                new Times(
                        spread(row, "allocation"),
                        spread(row, "acceptance"),
                        spread(row, "answer"),
                        spread(row, "active_answer"),
                        spread(row, "receipt")),
                offers(row),
                new Outcomes(
                        row.getLong("agree"),
                        row.getLong("minor"),
                        row.getLong("major"),
                        row.getLong("treatment_changed")));
    }

    private static OfferCounts offers(ResultSet row) throws SQLException {
        return new OfferCounts(row.getLong("offers"), row.getLong("declined"), row.getLong("timed_out"));
    }

    private static Spread spread(ResultSet row, String name) throws SQLException {
        long count = row.getLong(name + "_count");
        if (count == 0) {
            return Spread.NONE;
        }
        var both = (Double[]) row.getArray(name).getArray();
        return new Spread(count, Optional.of(seconds(both[0])), Optional.of(seconds(both[1])));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
