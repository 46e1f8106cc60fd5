package org.consilium.archive.index;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.storage.spool.SpoolPlace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of the index: written by one indexer per node, in batches, in the order of their keys. */
public final class InstanceIndex {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Hiding hiding;
    private final Leaving leaving;
    private final ArrivalCounts counts;
    private final Descriptions descriptions;

    /** @param patients asked whose a study is shown to be */
    public InstanceIndex(JdbcTemplate jdbc, TransactionTemplate transactions, PatientView patients) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.hiding = new Hiding(client);
        this.leaving = new Leaving(client);
        this.counts = new ArrivalCounts(jdbc, client);
        this.descriptions = new Descriptions(jdbc, client, patients);
        this.transactions = transactions;
    }

    /** The instance with this UID, as far as a newcomer is compared with it. */
    public Optional<KnownInstance> find(Uid sopInstance) {
        return client.sql("""
                select i.study_uid, i.series_uid, i.sop_class, i.transfer_syntax, i.length, i.sha256, i.spool_place,
                    i.object_key, i.data_offset, i.damaged, i.version, s.institution, %s as leaving
                from archive.instance i join archive.study s on s.uid = i.study_uid where i.uid = :uid
                """.formatted(Leaving.IS_LEAVING.formatted("i.study_uid")))
                .param("uid", sopInstance.value())
                .query((row, number) -> new KnownInstance(
                        new Uid(row.getString("study_uid")),
                        new Uid(row.getString("series_uid")),
                        sopInstance,
                        row.getString("sop_class"),
                        row.getString("transfer_syntax"),
                        row.getLong("length"),
                        row.getBytes("sha256"),
                        Places.read(row),
                        Optional.of(new InstitutionId(row.getObject("institution", UUID.class))),
                        row.getInt("version"),
                        row.getBoolean("damaged"),
                        row.getBoolean("leaving")))
                .optional();
    }

    /**
     * Keeps a study that is to be deleted, because something of it was sent again. Waits for a removal under way.
     *
     * @return false when it is not to be deleted any more, or gone
     */
    public boolean keep(Uid study, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> leaving.arrived(study, now)));
    }

    /**
     * What got no row.
     *
     * @param existing those that had a row under their UID already, which was left as it is
     * @param foreign those whose sender may not add to their study
     */
    record Refused(List<IndexRows> existing, List<IndexRows> foreign) {}

    /**
     * Writes the rows of a batch in one transaction, and that the rest of the node is to be told of them.
     *
     * @param admission asked about those whose study belongs to another institution than their sender
     */
    Refused write(List<IndexRows> batch, Admission admission, Instant now) {
        var foreign = new ArrayList<IndexRows>();
        var existing = write(
                batch,
                (rows, owner) -> admission.admits(rows.received().origin(), rows.owner(), owner) || !foreign.add(rows),
                studies -> leaving.arrived(studies, now),
                inserted -> announce(inserted, now));
        return new Refused(existing, List.copyOf(new LinkedHashSet<>(foreign)));
    }

    /** Writes again the rows of what lies in the store; nobody is told, and rows that are there stay as they are. */
    List<IndexRows> writeAgain(List<IndexRows> batch) {
        return write(batch, (rows, owner) -> true, studies -> {}, inserted -> {});
    }

    private List<IndexRows> write(
            List<IndexRows> batch,
            BiPredicate<IndexRows, InstitutionId> admitted,
            Consumer<Set<Uid>> arriving,
            Consumer<List<IndexRows>> announcing) {
        var byUid = batch.stream()
                .sorted(Comparator.comparing(rows -> rows.received().sopInstance()))
                .toList();
        return transactions.execute(status -> {
            var owners = insertStudies(first(byUid, rows -> rows.received().study()));
            var sorted = byUid.stream()
                    .filter(rows -> admitted.test(rows, owner(rows, owners)))
                    .toList();
            arriving.accept(first(sorted, rows -> rows.received().study()).keySet());
            insertSeries(first(sorted, InstanceIndex::seriesKey));
            var existing = new ArrayList<IndexRows>();
            var inserted = insertInstances(sorted, existing);
            announcing.accept(inserted);
            counts.count(inserted);
            hiding.hideRejected(inserted.stream()
                    .map(rows -> rows.received().sopInstance().value())
                    .toArray(String[]::new));
            return existing;
        });
    }

    static String seriesKey(IndexRows rows) {
        return rows.received().study() + " " + rows.received().series();
    }

    private static <K extends Comparable<K>> SequencedMap<K, IndexRows> first(
            List<IndexRows> batch, Function<IndexRows, K> key) {
        return batch.stream().collect(Collectors.toMap(key, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    private static InstitutionId owner(IndexRows rows, Map<String, InstitutionId> owners) {
        return owners.getOrDefault(rows.received().study().value(), rows.owner());
    }

    /**
     * Inserts those that are missing; to whom those belong that were there. They are held, so that none is removed before the
     * instances have their rows.
     */
    private Map<String, InstitutionId> insertStudies(Map<Uid, IndexRows> firstOfEach) {
        var known = new HashMap<String, InstitutionId>();
        client.sql("select uid, institution from archive.study where uid = any(:uids) order by uid for key share")
                .param("uids", firstOfEach.keySet().stream().map(Uid::value).toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString("uid"), new InstitutionId(row.getObject("institution", UUID.class)));
                });
        for (var entry : firstOfEach.entrySet()) {
            var owner =
                    known.putIfAbsent(entry.getKey().value(), entry.getValue().owner());
            if (owner == null) {
                descriptions.insert(entry.getKey(), entry.getValue());
            }
        }
        return known;
    }

    private void insertSeries(SequencedMap<String, IndexRows> firstOfEach) {
        jdbc.batchUpdate(
                """
                insert into archive.series (study_uid, uid, modality, number, description, body_part, laterality,
                    performed_date, performed_time)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (study_uid, uid) do nothing
                """, firstOfEach.values().stream().map(IndexRows::series).toList());
    }

    private List<IndexRows> insertInstances(List<IndexRows> batch, List<IndexRows> existing) {
        int[] counts =
                jdbc.batchUpdate("""
                insert into archive.instance (uid, study_uid, series_uid, sop_class, transfer_syntax, number, rows,
                    columns, bits_allocated, frames, length, sha256, received_at, channel, calling_ae, called_ae, address,
                    spool_place, object_key, data_offset, header, bulk, version, certificate, certificate_subject)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (uid) do nothing
                """, batch.stream().map(IndexRows::instance).toList());
        var inserted = new ArrayList<IndexRows>();
        for (int i = 0; i < counts.length; i++) {
            (counts[i] == 1 ? inserted : existing).add(batch.get(i));
        }
        return inserted;
    }

    private void announce(List<IndexRows> inserted, Instant now) {
        jdbc.update(
                "insert into archive.announcement (uid, due_at) select unnest(?), ?",
                inserted.stream()
                        .map(rows -> rows.received().sopInstance().value())
                        .toArray(String[]::new),
                Timestamp.from(now));
    }

    /** Makes sure that the study and series of an instance have rows. */
    void insertParents(IndexRows rows) {
        insertStudies(first(List.of(rows), each -> each.received().study()));
        insertSeries(first(List.of(rows), InstanceIndex::seriesKey));
    }

    /**
     * Takes what a study says of itself and its patient again from the current version of its first instance; in a transaction of
     * the caller.
     */
    public void describe(Uid study) {
        descriptions.describe(study);
    }

    /** Likewise, of a study and a series. */
    void describe(Uid study, Uid series) {
        descriptions.describe(study, series);
    }

    /** Everything the row of an instance says. */
    Optional<IndexRows> row(Uid sopInstance) {
        return client.sql("""
                select i.*, s.institution from archive.instance i join archive.study s on s.uid = i.study_uid
                where i.uid = :uid
                """)
                .param("uid", sopInstance.value())
                .query((row, number) -> StoredRow.read(row))
                .optional();
    }

    /** Points a damaged instance's row at whole bytes of it; false when the row says something else by now. */
    boolean restored(Uid sopInstance, SpoolPlace damaged, SpoolPlace whole) {
        return client.sql("""
                with restored as (
                    update archive.instance set spool_place = :whole, damaged = false
                    where uid = :uid and spool_place = :damaged and damaged
                    returning study_uid, series_uid, received_at)
                update archive.series s set
                    arrivals = s.arrivals + 1,
                    spooled_since = least(s.spooled_since, restored.received_at)
                from restored where s.study_uid = restored.study_uid and s.uid = restored.series_uid
                """)
                        .param("whole", whole.toString())
                        .param("uid", sopInstance.value())
                        .param("damaged", damaged.toString())
                        .update()
                == 1;
    }
}
