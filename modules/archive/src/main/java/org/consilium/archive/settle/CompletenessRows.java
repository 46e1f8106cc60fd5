package org.consilium.archive.settle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.archive.settle.Completeness.Gap;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out what is missing of a study. */
public final class CompletenessRows {

    private static final int GAPS_MAX = 100;

    private final JdbcClient jdbc;

    public CompletenessRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** None when there is no such study. Whoever asks must have been found to see it. */
    public Optional<Completeness> of(Uid study) {
        return jdbc.sql("""
                select settled, settled_by, instance_count, series_count, greatest(expected_count, a.instances) as announced,
                    a.series as announced_series, n.named, n.missing
                from archive.study s cross join lateral (
                    select count(distinct e.uid) as named,
                        count(distinct e.uid) filter (where i.uid is null) as missing
                    from archive.expected_instance e left join archive.instance i on i.uid = e.uid
                    where e.study_uid = s.uid) n
                cross join lateral (
                    select max(c.instances) as instances, max(c.series) as series
                    from archive.announced_count c where c.study_uid = s.uid) a
                where s.uid = :study
                """)
                .param("study", study.value())
                .query((row, number) -> new Completeness(
                        Optional.ofNullable(row.getBoolean("settled") ? row.getString("settled_by") : null),
                        row.getInt("instance_count"),
                        Optional.ofNullable(row.getObject("announced", Integer.class)),
                        row.getInt("series_count"),
                        Optional.ofNullable(row.getObject("announced_series", Integer.class)),
                        row.getInt("named"),
                        row.getInt("missing"),
                        gaps(study)))
                .optional();
    }

    /** A series of which more numbers are left out than used does not number its instances one after another. */
    private List<Gap> gaps(Uid study) {
        var present = new HashMap<String, Integer>();
        jdbc.sql(
                        "select series_uid, count(distinct number) from archive.instance where study_uid = :study group by series_uid")
                .param("study", study.value())
                .query((row, number) -> present.put(row.getString(1), row.getInt(2)))
                .list();
        var gaps = jdbc.sql("""
                select series_uid, number + 1 as first, next - 1 as last from (
                    select series_uid, number, lead(number) over (partition by series_uid order by number) as next
                    from (select distinct series_uid, number from archive.instance
                        where study_uid = :study and number is not null) numbers) following
                where next > number + 1 order by series_uid, number
                """)
                .param("study", study.value())
                .query((row, number) -> new Gap(row.getString("series_uid"), row.getInt("first"), row.getInt("last")))
                .list();
        var leftOut = new HashMap<String, Long>();
        gaps.forEach(gap -> leftOut.merge(gap.seriesInstanceUid(), 1L + gap.last() - gap.first(), Long::sum));
        return gaps.stream()
                .filter(gap -> areRare(gap, leftOut, present))
                .limit(GAPS_MAX)
                .toList();
    }

    private static boolean areRare(Gap gap, Map<String, Long> leftOut, Map<String, Integer> present) {
        return leftOut.getOrDefault(gap.seriesInstanceUid(), 0L) <= present.getOrDefault(gap.seriesInstanceUid(), 0);
    }
}
