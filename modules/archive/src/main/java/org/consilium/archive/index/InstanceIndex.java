package org.consilium.archive.index;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.archive.Patient;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.storage.spool.SpoolPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of the index: written by one indexer per node, in batches, in the order of their keys. */
public final class InstanceIndex {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final PatientView patients;
    private final Hiding hiding;

    /** @param patients asked whose a study is shown to be */
    public InstanceIndex(JdbcTemplate jdbc, TransactionTemplate transactions, PatientView patients) {
        this.patients = patients;
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.hiding = new Hiding(client);
        this.transactions = transactions;
    }

    /** The instance with this UID, as far as a newcomer is compared with it. */
    public Optional<KnownInstance> find(Uid sopInstance) {
        return client.sql("""
                select i.study_uid, i.series_uid, i.sop_class, i.transfer_syntax, i.length, i.sha256, i.spool_place,
                    i.object_key, i.data_offset, i.damaged, i.version, s.institution
                from archive.instance i join archive.study s on s.uid = i.study_uid where i.uid = :uid
                """)
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
                        row.getBoolean("damaged")))
                .optional();
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
                inserted -> announce(inserted, now));
        return new Refused(existing, List.copyOf(new LinkedHashSet<>(foreign)));
    }

    /** Writes again the rows of what lies in the store; nobody is told, and rows that are there stay as they are. */
    List<IndexRows> writeAgain(List<IndexRows> batch) {
        return write(batch, (rows, owner) -> true, inserted -> {});
    }

    private List<IndexRows> write(
            List<IndexRows> batch,
            BiPredicate<IndexRows, InstitutionId> admitted,
            Consumer<List<IndexRows>> announcing) {
        var byUid = batch.stream()
                .sorted(Comparator.comparing(rows -> rows.received().sopInstance()))
                .toList();
        return transactions.execute(status -> {
            var owners = insertStudies(first(byUid, rows -> rows.received().study()));
            var sorted = byUid.stream()
                    .filter(rows -> admitted.test(rows, owner(rows, owners)))
                    .toList();
            insertSeries(first(sorted, InstanceIndex::seriesKey));
            var existing = new ArrayList<IndexRows>();
            var inserted = insertInstances(sorted, existing);
            announcing.accept(inserted);
            count(inserted);
            hiding.hideRejected(inserted.stream()
                    .map(rows -> rows.received().sopInstance().value())
                    .toArray(String[]::new));
            return existing;
        });
    }

    private static String seriesKey(IndexRows rows) {
        return rows.received().study() + " " + rows.received().series();
    }

    private static <K extends Comparable<K>> SequencedMap<K, IndexRows> first(
            List<IndexRows> batch, Function<IndexRows, K> key) {
        return batch.stream().collect(Collectors.toMap(key, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    private static InstitutionId owner(IndexRows rows, Map<String, InstitutionId> owners) {
        return owners.getOrDefault(rows.received().study().value(), rows.owner());
    }

    /** Inserts those that are missing; to whom those belong that were there. */
    private Map<String, InstitutionId> insertStudies(Map<Uid, IndexRows> firstOfEach) {
        var known = new HashMap<String, InstitutionId>();
        client.sql("select uid, institution from archive.study where uid = any(:uids)")
                .param("uids", firstOfEach.keySet().stream().map(Uid::value).toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString("uid"), new InstitutionId(row.getObject("institution", UUID.class)));
                });
        for (var entry : firstOfEach.entrySet()) {
            var owner =
                    known.putIfAbsent(entry.getKey().value(), entry.getValue().owner());
            if (owner == null) {
                var shown = shown(entry.getValue());
                jdbc.update("""
                        insert into archive.study (uid, institution, patient, patient_id, issuer, patient_name,
                            patient_name_forms, patient_name_words, birth_date, sex, study_date, study_time, study_id,
                            accession_number, description, referring_physician, referring_physician_forms,
                            referring_physician_words, search_text, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (uid) do nothing
                        """, columns(entry.getValue(), shown));
                if (!shown.corrections().isEmpty()) {
                    noteCorrections(entry.getKey(), shown);
                }
            }
        }
        return known;
    }

    private @Nullable Long patient(UUID institution, Patient patient) {
        if (patient.id().isEmpty()) {
            return null;
        }
        // The update changes nothing; it makes the statement answer with the row also when it was there before.
        return client.sql("""
                insert into archive.patient (institution, patient_id, issuer) values (:institution, :id, :issuer)
                on conflict (institution, patient_id, issuer) do update set patient_id = excluded.patient_id
                returning id
                """)
                .param("institution", institution)
                .param("id", patient.id())
                .param("issuer", patient.issuer())
                .query(Long.class)
                .single();
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
                    spool_place, object_key, data_offset, header, bulk, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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

    private void count(List<IndexRows> inserted) {
        var perSeries = new TreeMap<String, List<IndexRows>>();
        var perStudy = new TreeMap<Uid, List<IndexRows>>();
        for (var rows : inserted) {
            perSeries.computeIfAbsent(seriesKey(rows), key -> new ArrayList<>()).add(rows);
            perStudy.computeIfAbsent(rows.received().study(), key -> new ArrayList<>())
                    .add(rows);
        }
        for (var rows : perSeries.values()) {
            var instance = rows.getFirst().received();
            jdbc.update(
                    """
                    update archive.series set
                        instance_count = instance_count + ?,
                        arrivals = arrivals + 1,
                        received_at = greatest(received_at, ?),
                        spooled_since = least(spooled_since, ?::timestamptz)
                    where study_uid = ? and uid = ?
                    """,
                    rows.size(),
                    received(rows, BinaryOperator.maxBy(Comparator.naturalOrder())),
                    spooledSince(rows),
                    instance.study().value(),
                    instance.series().value());
        }
        perStudy.forEach(this::countStudy);
    }

    private void countStudy(Uid study, List<IndexRows> rows) {
        client.sql("""
                update archive.study set
                    instance_count = instance_count + :instances,
                    series_count = (select count(*) from archive.series where study_uid = :uid and instance_count > 0),
                    modalities = (select coalesce(array_agg(distinct m order by m), '{}')
                        from unnest(modalities || :modalities::text[]) m),
                    sop_classes = (select coalesce(array_agg(distinct c order by c), '{}')
                        from unnest(sop_classes || :sopClasses::text[]) c),
                    received_at = greatest(received_at, :receivedAt),
                    settled = false,
                    settle_attempts = 0,
                    settle_due_at = null,
                    expected_count = greatest(expected_count, :expected::integer)
                where uid = :uid
                """)
                .param("instances", rows.size())
                .param("modalities", distinct(rows, IndexRows::modality))
                .param("sopClasses", distinct(rows, row -> row.received().sopClass()))
                .param("receivedAt", received(rows, BinaryOperator.maxBy(Comparator.naturalOrder())))
                .param("expected", announced(rows))
                .param("uid", study.value())
                .update();
    }

    /** As many instances as a sender says the study has; none when it says nothing that can be one. */
    private static @Nullable Integer announced(List<IndexRows> rows) {
        return rows.stream()
                .flatMapToInt(row -> row.announced().stream())
                .filter(count -> count > 0)
                .boxed()
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Timestamp received(List<IndexRows> rows, BinaryOperator<Instant> which) {
        return Timestamp.from(rows.stream()
                .map(row -> row.received().receivedAt())
                .reduce(which)
                .orElseThrow());
    }

    private static @Nullable Timestamp spooledSince(List<IndexRows> rows) {
        var spooled = rows.stream()
                .filter(row -> row.place() instanceof BytesPlace.InSpool)
                .toList();
        return spooled.isEmpty() ? null : received(spooled, BinaryOperator.minBy(Comparator.naturalOrder()));
    }

    private static String[] distinct(List<IndexRows> rows, Function<IndexRows, String> value) {
        return rows.stream()
                .map(value)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    /** Makes sure that the study and series of an instance have rows. */
    void insertParents(IndexRows rows) {
        insertStudies(first(List.of(rows), each -> each.received().study()));
        insertSeries(first(List.of(rows), InstanceIndex::seriesKey));
    }

    /**
     * Takes what a study and a series say of themselves again from the current version of their first instance; in a
     * transaction of the caller.
     */
    void describe(Uid study, Uid series) {
        describe(study);
        firstOf("i.study_uid = :study and i.series_uid = :series", study, series)
                .ifPresent(rows -> jdbc.update("""
                        update archive.series set modality = ?, number = ?, description = ?, body_part = ?, laterality = ?,
                            performed_date = ?, performed_time = ?
                        where study_uid = ? and uid = ?
                        """, behind(rows.series(), 2, 9, study.value(), series.value())));
    }

    /** Likewise, what a study says of itself and its patient. In a transaction of the caller. */
    public void describe(Uid study) {
        firstOf("i.study_uid = :study", study, study).ifPresent(rows -> {
            var shown = shown(rows);
            jdbc.update("""
                    update archive.study set patient = ?, patient_id = ?, issuer = ?, patient_name = ?,
                        patient_name_forms = ?, patient_name_words = ?, birth_date = ?, sex = ?, study_date = ?,
                        study_time = ?, study_id = ?, accession_number = ?, description = ?, referring_physician = ?,
                        referring_physician_forms = ?, referring_physician_words = ?, search_text = ?
                    where uid = ?
                    """, behind(columns(rows, shown), 2, 19, study.value()));
            jdbc.update("delete from archive.study_correction where study_uid = ?", study.value());
            noteCorrections(study, shown);
        });
    }

    private PatientView.Shown shown(IndexRows rows) {
        return patients.shown(rows.owner(), rows.received().study(), rows.receivedPatient());
    }

    private @Nullable Object[] columns(IndexRows rows, PatientView.Shown shown) {
        return rows.study(patient(rows.institution(), shown.patient()), shown.patient());
    }

    private void noteCorrections(Uid study, PatientView.Shown shown) {
        jdbc.update(
                "insert into archive.study_correction (study_uid, correction) select ?, unnest(?)",
                study.value(),
                shown.corrections().toArray(Long[]::new));
        jdbc.update("update archive.study set revision = revision + 1 where uid = ?", study.value());
    }

    private static @Nullable Object[] behind(@Nullable Object[] columns, int from, int to, String... keys) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(columns).subList(from, to));
        values.addAll(List.of(keys));
        return values.toArray();
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

    private Optional<IndexRows> firstOf(String where, Uid study, Uid series) {
        return client.sql("""
                select i.*, s.institution from archive.instance i join archive.study s on s.uid = i.study_uid where %s
                order by least(i.received_at, (select min(v.received_at) from archive.version v where v.uid = i.uid)), i.uid
                limit 1
                """.formatted(where))
                .param("study", study.value())
                .param("series", series.value())
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
