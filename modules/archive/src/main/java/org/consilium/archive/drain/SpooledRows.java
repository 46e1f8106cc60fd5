package org.consilium.archive.drain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consilium.kernel.Uid;
import org.consilium.storage.pack.PackEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of what lies in the spool, as the drainer sees and changes them. */
final class SpooledRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Deletions deletions;

    SpooledRows(JdbcClient jdbc, TransactionTemplate transactions, Deletions deletions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.deletions = deletions;
    }

    /** @param arrivals what the row counted when it was read */
    record Series(Uid study, Uid series, long arrivals) {}

    /** Series for which nothing has come since, or whose oldest instance waits for too long; those of a study together. */
    List<Series> due(Instant quietSince, Instant waitingSince, int limit) {
        return jdbc.sql("""
                select study_uid, uid, arrivals from archive.series
                where spooled_since is not null and (received_at <= :quiet or spooled_since <= :waiting)
                order by min(spooled_since) over (partition by study_uid), study_uid, number nulls last, uid limit :limit
                """)
                .param("quiet", Timestamp.from(quietSince))
                .param("waiting", Timestamp.from(waitingSince))
                .param("limit", limit)
                .query((row, number) -> new Series(
                        new Uid(row.getString("study_uid")), new Uid(row.getString("uid")), row.getLong("arrivals")))
                .list();
    }

    /** What is to move of a series, in the order in which it will be read. */
    List<Spooled> of(Series series, int limit) {
        return jdbc.sql("select " + Spooled.COLUMNS + """
                from archive.instance i join archive.study s on s.uid = i.study_uid
                where i.study_uid = :study and i.series_uid = :series and i.spool_place is not null and not i.damaged
                order by i.number nulls last, i.received_at, i.uid limit :limit
                """)
                .param("study", series.study().value())
                .param("series", series.series().value())
                .param("limit", limit)
                .query((row, number) -> Spooled.read(row))
                .list();
    }

    /**
     * Points rows at a pack, all in one transaction; a row that says something else by now stays as it is.
     *
     * @return UIDs of those that point there
     */
    Set<String> moved(List<Spooled> instances, List<PackEntry> entries, String key) {
        return transactions.execute(status -> {
            var moved = jdbc.sql("""
                    update archive.instance i set spool_place = null, object_key = :key, data_offset = m.data_offset
                    from unnest(:uids::text[], :places::text[], :offsets::bigint[]) m (uid, place, data_offset)
                    where i.uid = m.uid and i.spool_place = m.place
                    returning i.uid
                    """)
                    .param("key", key)
                    .param("uids", texts(instances, spooled -> spooled.uid().value()))
                    .param("places", texts(instances, spooled -> spooled.place().toString()))
                    .param(
                            "offsets",
                            entries.stream().map(PackEntry::dataOffset).toArray(Long[]::new))
                    .query(String.class)
                    .set();
            if (!moved.isEmpty() && !deletions.strikeOut(key)) {
                throw new IllegalStateException("Object " + key + " was deleted before anything pointed at it");
            }
            return moved;
        });
    }

    /** UIDs of the instances that lie in an object. */
    Set<String> pointingAt(String key) {
        return jdbc.sql("select uid from archive.instance where object_key = :key")
                .param("key", key)
                .query(String.class)
                .set();
    }

    private static String[] texts(List<Spooled> instances, java.util.function.Function<Spooled, String> text) {
        return instances.stream().map(text).toArray(String[]::new);
    }

    /** Its bytes in the spool are lost or differ from its digest: it is never moved. */
    void damaged(Uid sopInstance) {
        jdbc.sql("update archive.instance set damaged = true where uid = :uid and spool_place is not null")
                .param("uid", sopInstance.value())
                .update();
    }

    /** Takes a series off the list, unless something came for it since it was read or something of it is left. */
    void drained(Series series) {
        jdbc.sql("""
                update archive.series set spooled_since = null
                where study_uid = :study and uid = :series and arrivals = :arrivals and not exists (
                    select from archive.instance
                    where study_uid = :study and series_uid = :series and spool_place is not null and not damaged)
                """)
                .param("study", series.study().value())
                .param("series", series.series().value())
                .param("arrivals", series.arrivals())
                .update();
    }
}
