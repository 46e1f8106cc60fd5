package org.consilium.cases.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.Offer;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offers: the child tasks by which a case asks specialists. */
public final class OfferRegister {

    private final JdbcClient jdbc;

    public OfferRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reason why it was declined */
    public record Row(
            UUID id,
            CaseId caseId,
            PersonId person,
            Offer.State state,
            boolean backup,
            Instant offeredAt,
            Optional<Instant> answeredAt,
            Optional<String> reason) {

        public boolean isOpen() {
            return state == Offer.State.REQUESTED;
        }
    }

    public void insert(Row row) {
        jdbc.sql("""
                insert into cases.offer (id, case_id, person, state, backup, offered_at)
                values (:id, :case, :person, :state, :backup, :at)
                """)
                .param("id", row.id())
                .param("case", row.caseId().value())
                .param("person", row.person().value())
                .param("state", row.state().name())
                .param("backup", row.backup())
                .param("at", Columns.at(row.offeredAt()))
                .update();
    }

    /** Ends an open offer. False: it had ended before. */
    public boolean end(UUID id, Offer.State state, Optional<String> reason, Instant now) {
        return jdbc.sql("""
                        update cases.offer set state = :state, answered_at = :now, reason = :reason
                        where id = :id and state = 'REQUESTED'
                        """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("now", Columns.at(now))
                        .param("reason", reason.orElse(null))
                        .update()
                == 1;
    }

    public List<Row> of(CaseId id) {
        return jdbc.sql("select * from cases.offer where case_id = :case order by offered_at, id")
                .param("case", id.value())
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        id,
                        Columns.person(row, "person"),
                        Offer.State.valueOf(row.getString("state")),
                        row.getBoolean("backup"),
                        Columns.instant(row, "offered_at"),
                        Columns.instantIfAny(row, "answered_at"),
                        Columns.textIfAny(row, "reason")))
                .list();
    }
}
