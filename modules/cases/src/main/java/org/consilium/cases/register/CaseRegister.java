package org.consilium.cases.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.CaseState;
import org.consilium.cases.Code;
import org.consilium.cases.TaskStatus;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Uid;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The cases themselves. */
public final class CaseRegister {

    private final JdbcClient jdbc;

    public CaseRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of a year, for example {@code 2026-000123}. */
    public String nextNumber(int year) {
        var last = jdbc.sql("""
                insert into cases.case_number as n (year, last) values (:year, 1)
                on conflict (year) do update set last = n.last + 1 returning last
                """).param("year", year).query(Integer.class).single();
        return "%d-%06d".formatted(year, last);
    }

    public void insert(CaseRow row) {
        request(jdbc.sql("""
                insert into cases.consult_case (id, number, state, task_status, institution, referrer, discipline, urgency,
                    question, diagnosis_system, diagnosis_code, diagnosis_display, site, clinical_summary, languages,
                    studies, patient_name, modalities, created_at, updated_at)
                values (:id, :number, :state, :taskStatus, :institution, :referrer, :discipline, :urgency,
                    :question, :diagnosisSystem, :diagnosisCode, :diagnosisDisplay, :site, :summary, :languages,
                    :studies, :patientName, :modalities, :now, :now)
                """), row.request(), row.patientName(), row.modalities())
                .param("id", row.id().value())
                .param("number", row.number())
                .param("state", row.state().name())
                .param("taskStatus", row.taskStatus().name())
                .param("institution", row.institution().value())
                .param("referrer", row.referrer().value())
                .param("now", Columns.at(row.createdAt()))
                .update();
    }

    /** Replaces what the referrer filled in, while it is a draft. False: it is one no more. */
    public boolean edit(
            CaseId id, CaseRequest request, Optional<String> patientName, Set<String> modalities, Instant now) {
        return request(jdbc.sql("""
                        update cases.consult_case set discipline = :discipline, urgency = :urgency, question = :question,
                            diagnosis_system = :diagnosisSystem, diagnosis_code = :diagnosisCode,
                            diagnosis_display = :diagnosisDisplay, site = :site, clinical_summary = :summary,
                            languages = :languages, studies = :studies, patient_name = :patientName,
                            modalities = :modalities, updated_at = :now
                        where id = :id and state = 'DRAFT'
                        """), request, patientName, modalities)
                        .param("id", id.value())
                        .param("now", Columns.at(now))
                        .update()
                == 1;
    }

    private static StatementSpec request(
            StatementSpec sql, CaseRequest request, Optional<String> patientName, Set<String> modalities) {
        return sql.param("discipline", request.discipline().name())
                .param("urgency", request.urgency().name())
                .param("question", request.question())
                .param(
                        "diagnosisSystem",
                        request.diagnosis().map(code -> code.system().name()).orElse(null))
                .param("diagnosisCode", request.diagnosis().map(Code::code).orElse(null))
                .param(
                        "diagnosisDisplay",
                        request.diagnosis().map(Code::display).orElse(null))
                .param("site", request.site().orElse(null))
                .param("summary", request.clinicalSummary().orElse(null))
                .param("languages", Columns.array(request.languages()))
                .param("studies", Columns.uids(request.studies()))
                .param("patientName", patientName.orElse(null))
                .param("modalities", Columns.array(modalities));
    }

    /** One more study of the case, which may be its first. */
    public void addStudy(CaseId id, Uid study, Optional<String> patientName, Set<String> modalities, Instant now) {
        jdbc.sql("""
                update cases.consult_case set studies = array_append(studies, :study), updated_at = :now,
                    patient_name = coalesce(patient_name, :patientName),
                    modalities = (select array_agg(distinct one) from unnest(modalities || :modalities::text[]) one)
                where id = :id and not studies @> array[:study]::text[]
                """)
                .param("id", id.value())
                .param("study", study.value())
                .param("patientName", patientName.orElse(null))
                .param("modalities", Columns.array(modalities))
                .param("now", Columns.at(now))
                .update();
    }

    public Optional<CaseRow> find(CaseId id) {
        return jdbc.sql("select * from cases.consult_case where id = :id")
                .param("id", id.value())
                .query(CaseRows::read)
                .optional();
    }

    /** Reads the case and keeps others from changing it until the transaction ends. */
    public Optional<CaseRow> lock(CaseId id) {
        return jdbc.sql("select * from cases.consult_case where id = :id for update")
                .param("id", id.value())
                .query(CaseRows::read)
                .optional();
    }

    /** Compare-and-set: false means somebody moved the case first. */
    public boolean move(CaseId id, CaseState from, CaseState to, TaskStatus taskStatus, Instant now) {
        return jdbc.sql("""
                        update cases.consult_case set state = :to, task_status = :taskStatus, updated_at = :now
                        where id = :id and state = :from
                        """)
                        .param("id", id.value())
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("taskStatus", taskStatus.name())
                        .param("now", Columns.at(now))
                        .update()
                == 1;
    }

    /** Something happened in the case that is not a move. */
    public void touch(CaseId id, Instant now) {
        set(id, "updated_at = :now", now);
    }

    public void submitted(CaseId id, Instant now, Instant dueAt) {
        jdbc.sql("update cases.consult_case set submitted_at = :now, due_at = :due where id = :id")
                .param("id", id.value())
                .param("now", Columns.at(now))
                .param("due", Columns.at(dueAt))
                .update();
    }

    /** The answer is due then, if it was not before. */
    public void dueBy(CaseId id, Instant dueAt) {
        jdbc.sql("update cases.consult_case set due_at = least(due_at, :due) where id = :id")
                .param("id", id.value())
                .param("due", Columns.at(dueAt))
                .update();
    }

    public void urgent(CaseId id) {
        jdbc.sql("update cases.consult_case set urgency = :urgency where id = :id")
                .param("id", id.value())
                .param("urgency", Urgency.EMERGENCY.name())
                .update();
    }

    /** @param until none: as long as the case goes on */
    public void readersUntil(CaseId id, Optional<Instant> until) {
        jdbc.sql("update cases.consult_case set readers_until = :until where id = :id")
                .param("id", id.value())
                .param("until", until.map(Columns::at).orElse(null))
                .update();
    }

    public void accepted(CaseId id, PersonId specialist) {
        jdbc.sql("update cases.consult_case set specialist = :person where id = :id")
                .param("id", id.value())
                .param("person", specialist.value())
                .update();
    }

    /** Somebody else decides; who read the case first stays known. */
    public void adjudicated(CaseId id, PersonId adjudicator) {
        jdbc.sql(
                        "update cases.consult_case set heard = coalesce(heard, specialist), specialist = :person where id = :id")
                .param("id", id.value())
                .param("person", adjudicator.value())
                .update();
    }

    /** The first answer stops both clocks; an amendment does not start them again. */
    public void answered(CaseId id, Instant now) {
        set(id, "answered_at = coalesce(answered_at, :now)", now);
    }

    public void hold(CaseId id, Instant now) {
        set(id, "held_since = :now", now);
    }

    /** Goes on after waiting. */
    public void resume(CaseId id, Duration waited, Optional<Instant> dueAt) {
        jdbc.sql("""
                update cases.consult_case set held_since = null, held_millis = held_millis + :millis, due_at = :due
                where id = :id
                """)
                .param("id", id.value())
                .param("millis", waited.toMillis())
                .param("due", dueAt.map(Columns::at).orElse(null))
                .update();
    }

    private void set(CaseId id, String assignment, Instant now) {
        jdbc.sql("update cases.consult_case set " + assignment + " where id = :id")
                .param("id", id.value())
                .param("now", Columns.at(now))
                .update();
    }
}
