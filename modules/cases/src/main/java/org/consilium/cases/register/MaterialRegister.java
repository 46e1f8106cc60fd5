package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.MaterialRequest;
import org.consilium.cases.MaterialRequest.Kind;
import org.consilium.cases.MaterialRequest.State;
import org.consilium.cases.MaterialRequest.Wish;
import org.consilium.cases.StudyProposal;
import org.consilium.kernel.Uid;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cases wait for, and studies that are proposed to them. */
public final class MaterialRegister {

    private final JdbcClient jdbc;

    public MaterialRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(
            UUID id,
            CaseId caseId,
            Wish wish,
            PersonId requestedBy,
            Instant requestedAt,
            State state,
            Optional<Uid> study,
            Optional<Instant> endedAt) {

        public boolean isOpen() {
            return state == State.OPEN;
        }
    }

    public void insert(Row row) {
        jdbc.sql("""
                insert into cases.material_request (id, case_id, kind, text, body_site, modality, accession, requested_by,
                    requested_at, state)
                values (:id, :case, :kind, :text, :site, :modality, :accession, :by, :at, :state)
                """)
                .param("id", row.id())
                .param("case", row.caseId().value())
                .param("kind", row.wish().kind().name())
                .param("text", row.wish().text())
                .param("site", row.wish().bodySite().orElse(null))
                .param("modality", row.wish().modality().orElse(null))
                .param("accession", row.wish().accessionNumber().orElse(null))
                .param("by", row.requestedBy().value())
                .param("at", Columns.at(row.requestedAt()))
                .param("state", row.state().name())
                .update();
    }

    /** In the order in which they were asked for. */
    public List<Row> of(CaseId id) {
        return jdbc.sql("select * from cases.material_request where case_id = :case order by requested_at, id")
                .param("case", id.value())
                .query(MaterialRegister::read)
                .list();
    }

    public List<Row> open(CaseId id) {
        return of(id).stream().filter(Row::isOpen).toList();
    }

    /** Cases that wait for something under an accession number. */
    public List<CaseId> waitingFor(String accession) {
        return jdbc.sql("""
                select distinct case_id from cases.material_request where accession = :accession and state = 'OPEN'
                """)
                .param("accession", accession)
                .query((row, number) -> Columns.caseId(row, "case_id"))
                .list();
    }

    public void arrived(UUID id, Uid study, Instant now) {
        end(id, State.ARRIVED, study.value(), now);
    }

    public void ended(UUID id, Instant now) {
        end(id, State.ENDED, null, now);
    }

    private void end(UUID id, State state, @org.jspecify.annotations.Nullable String study, Instant now) {
        jdbc.sql("""
                update cases.material_request set state = :state, study = :study, ended_at = :now
                where id = :id and state = 'OPEN'
                """)
                .param("id", id)
                .param("state", state.name())
                .param("study", study)
                .param("now", Columns.at(now))
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                Columns.caseId(row, "case_id"),
                new Wish(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        Columns.textIfAny(row, "body_site"),
                        Columns.textIfAny(row, "modality"),
                        Columns.textIfAny(row, "accession")),
                Columns.person(row, "requested_by"),
                Columns.instant(row, "requested_at"),
                MaterialRequest.State.valueOf(row.getString("state")),
                Columns.textIfAny(row, "study").map(Uid::new),
                Columns.instantIfAny(row, "ended_at"));
    }

    /** False: somebody has been asked before. */
    public boolean propose(CaseId id, Uid study, StudyProposal.Reason reason, Instant now) {
        return jdbc.sql("""
                        insert into cases.study_proposal (case_id, study, reason, proposed_at, state)
                        values (:case, :study, :reason, :now, 'OPEN') on conflict do nothing
                        """)
                        .param("case", id.value())
                        .param("study", study.value())
                        .param("reason", reason.name())
                        .param("now", Columns.at(now))
                        .update()
                == 1;
    }

    public List<StudyProposal> proposals(CaseId id) {
        return jdbc.sql("""
                select study, reason, proposed_at from cases.study_proposal where case_id = :case and state = 'OPEN'
                order by proposed_at, study
                """)
                .param("case", id.value())
                .query((row, number) -> new StudyProposal(
                        new Uid(row.getString("study")),
                        StudyProposal.Reason.valueOf(row.getString("reason")),
                        Columns.instant(row, "proposed_at")))
                .list();
    }

    /** False: it is not proposed, or no longer. */
    public boolean decide(CaseId id, Uid study, boolean taken, PersonId by, Instant now) {
        return jdbc.sql("""
                        update cases.study_proposal set state = :state, decided_by = :by, decided_at = :now
                        where case_id = :case and study = :study and state = 'OPEN'
                        """)
                        .param("case", id.value())
                        .param("study", study.value())
                        .param("state", taken ? "TAKEN" : "DISMISSED")
                        .param("by", by.value())
                        .param("now", Columns.at(now))
                        .update()
                == 1;
    }

    /** Open cases that are about one of some studies. */
    public List<CaseId> aboutOneOf(Collection<Uid> studies) {
        return jdbc.sql("""
                select id from cases.consult_case
                where studies && :studies::text[] and state not in ('CLOSED', 'CANCELLED', 'REJECTED', 'EXPIRED')
                """)
                .param("studies", Columns.uids(studies))
                .query((row, number) -> Columns.caseId(row, "id"))
                .list();
    }
}
