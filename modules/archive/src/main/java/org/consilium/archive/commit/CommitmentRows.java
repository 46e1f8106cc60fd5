package org.consilium.archive.commit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.dimse.commitment.CommitmentRequest;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of requests. */
final class CommitmentRows {

    /** How long a request that has ended is remembered, so that its transaction UID is not used twice. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** Most studies of one result that are named in the audit trail. */
    static final int STUDIES_MAX = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CommitmentRows(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A reference that has not been decided on. */
    record Waiting(int position, ObjectReference reference) {}

    /** Keeps a request; none when there is one with its transaction UID already. */
    Optional<Long> add(CommitmentRequest request, Instant now, Instant decideBy) {
        return transaction.execute(_ -> {
            Optional<Long> id = insert(request, now, decideBy);
            id.ifPresent(each -> insert(each, request.references()));
            return id;
        });
    }

    private Optional<Long> insert(CommitmentRequest request, Instant now, Instant decideBy) {
        return jdbc.sql("""
                insert into archive.commitment (transaction_uid, calling_ae, requested_at, decide_by, due_at)
                values (:transaction, :ae, :now, :decideBy, :now) on conflict do nothing returning id
                """)
                .param("transaction", request.transactionUid())
                .param("ae", request.peer().callingAe().value())
                .param("now", Timestamp.from(now))
                .param("decideBy", Timestamp.from(decideBy))
                .query(Long.class)
                .optional();
    }

    private void insert(long id, List<ObjectReference> references) {
        jdbc.sql("""
                insert into archive.commitment_reference (commitment, position, sop_class, uid)
                select :id, n, c, u from unnest(:classes, :uids) with ordinality as each (c, u, n)
                """)
                .param("id", id)
                .param(
                        "classes",
                        references.stream().map(ObjectReference::sopClassUid).toArray(String[]::new))
                .param(
                        "uids",
                        references.stream().map(ObjectReference::sopInstanceUid).toArray(String[]::new))
                .update();
    }

    /** Takes what is due, for as long as the lease; another node leaves it alone meanwhile. */
    List<Commitment> claim(Instant now, Duration lease, int countMax) {
        return jdbc.sql("""
                update archive.commitment set due_at = :until where id in (
                    select id from archive.commitment where ended_at is null and due_at <= :now
                    order by due_at limit :max for update skip locked)
                returning id, transaction_uid, calling_ae, decide_by, attempts
                """)
                .param("until", Timestamp.from(now.plus(lease)))
                .param("now", Timestamp.from(now))
                .param("max", countMax)
                .query(CommitmentRows::read)
                .list();
    }

    private static Commitment read(ResultSet row, int number) throws SQLException {
        return new Commitment(
                row.getLong("id"),
                row.getString("transaction_uid"),
                new AeTitle(row.getString("calling_ae")),
                row.getTimestamp("decide_by").toInstant(),
                row.getInt("attempts"));
    }

    List<Waiting> waiting(Commitment commitment) {
        return jdbc.sql("""
                select position, sop_class, uid from archive.commitment_reference
                where commitment = :id and outcome is null order by position
                """)
                .param("id", commitment.id())
                .query((row, _) -> new Waiting(
                        row.getInt("position"), new ObjectReference(row.getString("sop_class"), row.getString("uid"))))
                .list();
    }

    void decide(Commitment commitment, Waiting waiting, DimseStatus outcome) {
        jdbc.sql(
                        "update archive.commitment_reference set outcome = :outcome where commitment = :id and position = :position")
                .param("outcome", outcome.code())
                .param("id", commitment.id())
                .param("position", waiting.position())
                .update();
    }

    CommitmentResult result(Commitment commitment) {
        List<CommitmentResult.Failure> all = jdbc.sql("""
                select sop_class, uid, outcome from archive.commitment_reference where commitment = :id order by position
                """)
                .param("id", commitment.id())
                .query((row, _) -> new CommitmentResult.Failure(
                        new ObjectReference(row.getString("sop_class"), row.getString("uid")),
                        new DimseStatus(row.getInt("outcome"))))
                .list();
        return new CommitmentResult(
                commitment.transactionUid(),
                all.stream()
                        .filter(each -> each.reason().isSuccess())
                        .map(CommitmentResult.Failure::reference)
                        .toList(),
                all.stream().filter(each -> !each.reason().isSuccess()).toList());
    }

    /** The studies of the instances that are committed. */
    Set<Uid> studies(Commitment commitment) {
        return jdbc
                .sql("""
                select distinct i.study_uid from archive.commitment_reference r join archive.instance i on i.uid = r.uid
                where r.commitment = :id and r.outcome = :success order by i.study_uid limit :max
                """)
                .param("id", commitment.id())
                .param("success", DimseStatus.SUCCESS.code())
                .param("max", STUDIES_MAX)
                .query(String.class)
                .stream()
                .map(Uid::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** To be looked at again. */
    void postpone(Commitment commitment, Instant dueAt, int attempts) {
        jdbc.sql("update archive.commitment set due_at = :due, attempts = :attempts where id = :id")
                .param("due", Timestamp.from(dueAt))
                .param("attempts", attempts)
                .param("id", commitment.id())
                .update();
    }

    void end(Commitment commitment, Instant now, boolean heard) {
        jdbc.sql("update archive.commitment set ended_at = :now, heard = :heard where id = :id")
                .param("now", Timestamp.from(now))
                .param("heard", heard)
                .param("id", commitment.id())
                .update();
        jdbc.sql("delete from archive.commitment where ended_at < :before")
                .param("before", Timestamp.from(now.minus(REMEMBERED)))
                .update();
    }

    /** Whether the bytes of an instance lie in the object store by now. */
    boolean liesInStore(String sopInstanceUid) {
        return jdbc.sql("select object_key is not null from archive.instance where uid = :uid")
                .param("uid", sopInstanceUid)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
