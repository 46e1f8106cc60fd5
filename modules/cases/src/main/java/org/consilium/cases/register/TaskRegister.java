package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.Offer;
import org.consilium.cases.ReadingTask.CancelRequest;
import org.consilium.cases.ReadingTask.Progress;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offers with their cases and with what worklist clients said of them. */
public final class TaskRegister {

    private static final String SELECT = """
            select c.*, o.id as offer_id, o.person as offer_person, o.state as offer_state, o.offered_at, o.reason as offer_reason,
                o.answered_at as offer_answered_at, o.backup, t.progress_percent, t.progress_text, t.progressed_at,
                t.cancel_requested_at, t.cancel_reason, t.cancel_contact, t.cancel_uri, k.due_at as offer_due_at
            from cases.offer o join cases.consult_case c on c.id = o.case_id
                left join cases.reading_task t on t.offer = o.id
                left join cases.clock k on k.case_id = c.id and k.kind = 'OFFER' and k.subject = o.id::text
            """;

    /** Under way, or ended lately: what ends a task is the end of the offer, the signature or the end of the case. */
    private static final String RECENT = """
            (o.state = 'REQUESTED'
             or case when o.state <> 'ACCEPTED' then o.answered_at > :since
                     when c.answered_at is not null then c.answered_at > :since
                     when c.state in ('CANCELLED', 'REJECTED', 'EXPIRED') then c.updated_at > :since
                     else true end)
            """;

    private static final String ORDER = " order by o.offered_at, o.id";

    private final JdbcClient jdbc;

    public TaskRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param expiresAt when the open offer times out */
    public record Row(
            CaseRow of,
            OfferRegister.Row offer,
            Optional<Instant> expiresAt,
            Optional<Progress> progress,
            Optional<CancelRequest> cancelRequest) {}

    public List<Row> all(Instant since, int limit) {
        return jdbc.sql(SELECT + "where " + RECENT + ORDER + " limit :limit")
                .param("since", Columns.at(since))
                .param("limit", limit)
                .query(TaskRegister::read)
                .list();
    }

    /** Of a person as specialist or referrer, and of some institutions. */
    public List<Row> of(PersonId person, Collection<InstitutionId> institutions, Instant since, int limit) {
        return jdbc.sql(SELECT
                        + "where (o.person = :person or c.referrer = :person or c.institution = any(:institutions)) and "
                        + RECENT + ORDER + " limit :limit")
                .param("person", person.value())
                .param(
                        "institutions",
                        institutions.stream().map(InstitutionId::value).toArray(UUID[]::new))
                .param("since", Columns.at(since))
                .param("limit", limit)
                .query(TaskRegister::read)
                .list();
    }

    public List<Row> ofCase(UUID id) {
        return jdbc.sql(SELECT + "where c.id = :case" + ORDER)
                .param("case", id)
                .query(TaskRegister::read)
                .list();
    }

    public Optional<Row> find(UUID offer) {
        return jdbc.sql(SELECT + "where o.id = :offer")
                .param("offer", offer)
                .query(TaskRegister::read)
                .optional();
    }

    public void claim(UUID offer, Uid transaction) {
        jdbc.sql("insert into cases.reading_task (offer, transaction_uid) values (:offer, :transaction)")
                .param("offer", offer)
                .param("transaction", transaction.value())
                .update();
    }

    public boolean isClaimedWith(UUID offer, Uid transaction) {
        return jdbc.sql(
                                "select count(*) from cases.reading_task where offer = :offer and transaction_uid = :transaction")
                        .param("offer", offer)
                        .param("transaction", transaction.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** False: it was claimed with another lock, or in the portal. */
    public boolean report(UUID offer, Uid transaction, Progress progress) {
        return jdbc.sql("""
                        update cases.reading_task set progress_percent = coalesce(:percent, progress_percent),
                            progress_text = coalesce(:text, progress_text), progressed_at = :at
                        where offer = :offer and transaction_uid = :transaction
                        """)
                        .param("offer", offer)
                        .param("transaction", transaction.value())
                        .param("percent", progress.percent().orElse(null))
                        .param("text", progress.text().orElse(null))
                        .param("at", Columns.at(progress.at()))
                        .update()
                == 1;
    }

    public void requestCancel(UUID offer, CancelRequest request) {
        jdbc.sql("""
                insert into cases.reading_task (offer, cancel_requested_at, cancel_reason, cancel_contact, cancel_uri)
                values (:offer, :at, :reason, :contact, :uri)
                on conflict (offer) do update set cancel_requested_at = excluded.cancel_requested_at,
                    cancel_reason = excluded.cancel_reason, cancel_contact = excluded.cancel_contact,
                    cancel_uri = excluded.cancel_uri
                """)
                .param("offer", offer)
                .param("at", Columns.at(request.at()))
                .param("reason", request.reason().orElse(null))
                .param("contact", request.contact().orElse(null))
                .param("uri", request.uri().orElse(null))
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        var of = CaseRows.read(row, number);
        var offer = new OfferRegister.Row(
                row.getObject("offer_id", UUID.class),
                of.id(),
                Columns.person(row, "offer_person"),
                Offer.State.valueOf(row.getString("offer_state")),
                row.getBoolean("backup"),
                Columns.instant(row, "offered_at"),
                Columns.instantIfAny(row, "offer_answered_at"),
                Columns.textIfAny(row, "offer_reason"));
        return new Row(of, offer, Columns.instantIfAny(row, "offer_due_at"), progress(row), cancelRequest(row));
    }

    private static Optional<Progress> progress(ResultSet row) throws SQLException {
        var percent = Optional.ofNullable(row.getObject("progress_percent", Double.class));
        var text = Columns.textIfAny(row, "progress_text");
        return Columns.instantIfAny(row, "progressed_at").map(at -> new Progress(percent, text, at));
    }

    private static Optional<CancelRequest> cancelRequest(ResultSet row) throws SQLException {
        var reason = Columns.textIfAny(row, "cancel_reason");
        var contact = Columns.textIfAny(row, "cancel_contact");
        var uri = Columns.textIfAny(row, "cancel_uri");
        return Columns.instantIfAny(row, "cancel_requested_at").map(at -> new CancelRequest(reason, contact, uri, at));
    }
}
