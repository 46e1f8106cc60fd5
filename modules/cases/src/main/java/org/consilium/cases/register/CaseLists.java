package org.consilium.cases.register;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consilium.cases.CaseQuery;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of cases, newest change first. Those of a query hold one case more than it asks for when others follow. */
public final class CaseLists {

    private static final String OF_REFERRER = "c.referrer = :person";

    /** Accepted by, offered to or put before the person, without those that have ended. */
    private static final String INBOX = """
            ((c.specialist = :person or c.heard = :person) and c.state not in ('CLOSED', 'CANCELLED', 'REJECTED', 'EXPIRED')
             or exists (select 1 from cases.offer o
                        where o.case_id = c.id and o.person = :person and o.state = 'REQUESTED'))
            """;

    /** Without the drafts of others. */
    private static final String OF_INSTITUTIONS =
            "c.institution = any(:institutions) and (c.state <> 'DRAFT' or c.referrer = :person)";

    private final JdbcClient jdbc;

    public CaseLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<CaseRow> ofReferrer(PersonId person, CaseQuery query) {
        return list(OF_REFERRER, query, Map.of("person", person.value()));
    }

    /** Accepted by, offered to or put before the person, without those that have ended. */
    public List<CaseRow> inbox(PersonId person, CaseQuery query) {
        return list(INBOX, query, Map.of("person", person.value()));
    }

    /** Of some institutions, without the drafts of others. */
    public List<CaseRow> ofInstitutions(Collection<InstitutionId> institutions, PersonId person, CaseQuery query) {
        return list(OF_INSTITUTIONS, query, Map.of("institutions", values(institutions), "person", person.value()));
    }

    /** Of some institutions, without the drafts of others; what the person has asked, and what is in the inbox. */
    public List<CaseRow> everything(Collection<InstitutionId> institutions, PersonId person, CaseQuery query) {
        return list(
                "(" + OF_INSTITUTIONS + " or " + OF_REFERRER + " or " + INBOX + ")",
                query,
                Map.of("institutions", values(institutions), "person", person.value()));
    }

    private static UUID[] values(Collection<InstitutionId> institutions) {
        return institutions.stream().map(InstitutionId::value).toArray(UUID[]::new);
    }

    public List<CaseRow> ofStudy(Uid study) {
        return jdbc.sql("""
                select * from cases.consult_case where studies @> array[:study]::text[]
                order by updated_at desc, number desc limit :limit
                """)
                .param("study", study.value())
                .param("limit", CaseQuery.RESULTS_MAX)
                .query(CaseRows::read)
                .list();
    }

    private List<CaseRow> list(String condition, CaseQuery query, Map<String, Object> parameters) {
        var sql = new StringBuilder("select c.* from cases.consult_case c where " + condition);
        var all = new HashMap<>(parameters);
        all.put("limit", query.limit() + 1);
        all.put("offset", query.offset());
        query.state().ifPresent(value -> {
            sql.append(" and c.state = :state");
            all.put("state", value.name());
        });
        for (int i = 0; i < query.words().size(); i++) {
            sql.append(" and position(cases.folded(:word%d) in c.search_text) > 0".formatted(i));
            all.put("word" + i, query.words().get(i));
        }
        return jdbc.sql(sql + " order by c.updated_at desc, c.number desc limit :limit offset :offset")
                .params(all)
                .query(CaseRows::read)
                .list();
    }

    /** How many cases each person works on or has been offered. */
    public Map<PersonId, Integer> openCases() {
        var open = new HashMap<PersonId, Integer>();
        jdbc.sql("""
                select person, count(*) as cases from (
                    select specialist as person from cases.consult_case
                    where state in ('ACCEPTED', 'IN_REVIEW', 'NEEDS_INFO', 'NEEDS_MATERIAL', 'BOARD_SCHEDULED', 'ADJUDICATION')
                    union all
                    select person from cases.offer where state = 'REQUESTED') as load
                where person is not null group by person
                """)
                .query((row, number) -> open.put(Columns.person(row, "person"), row.getInt("cases")))
                .list();
        return open;
    }

    /** Median hours from acceptance to the first signature, of those who have signed. */
    public Map<PersonId, Double> medianHours() {
        var hours = new HashMap<PersonId, Double>();
        jdbc.sql("""
                select c.specialist as person,
                    percentile_cont(0.5) within group (
                        order by extract(epoch from c.answered_at - o.answered_at) / 3600.0) as hours
                from cases.consult_case c join cases.offer o on o.case_id = c.id and o.state = 'ACCEPTED'
                where c.answered_at is not null group by c.specialist
                """)
                .query((row, number) -> hours.put(Columns.person(row, "person"), row.getDouble("hours")))
                .list();
        return hours;
    }

    /** When each person was asked last, about any case. */
    public Map<PersonId, Instant> lastOffers() {
        var last = new HashMap<PersonId, Instant>();
        jdbc.sql("select person, max(offered_at) as offered_at from cases.offer group by person")
                .query((row, number) -> last.put(Columns.person(row, "person"), Columns.instant(row, "offered_at")))
                .list();
        return last;
    }
}
