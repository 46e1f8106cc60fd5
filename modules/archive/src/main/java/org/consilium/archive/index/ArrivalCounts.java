package org.consilium.archive.index;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.consilium.kernel.Uid;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What series and studies say of the instances that have come: how many, when, of which kinds. In a transaction of the caller. */
final class ArrivalCounts {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    ArrivalCounts(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** Counts instances that have just got their rows. */
    void count(List<IndexRows> inserted) {
        var perSeries = new TreeMap<String, List<IndexRows>>();
        var perStudy = new TreeMap<Uid, List<IndexRows>>();
        for (var rows : inserted) {
            perSeries
                    .computeIfAbsent(InstanceIndex.seriesKey(rows), key -> new ArrayList<>())
                    .add(rows);
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
}
