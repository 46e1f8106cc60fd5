package org.consilium.archive.settle;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What lists say belongs to a study: performed procedure steps, requests of storage commitment, manifests. */
final class ExpectedInstances {

    /** Instances taken from one list; a study has no more. */
    static final int LIST_MAX = 100_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ExpectedInstances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The kinds of lists. */
    enum Source {
        MPPS,
        COMMITMENT,
        KOS
    }

    /** An instance that a list names. @param series empty where the list does not say it */
    record Named(String series, String sopInstance) {}

    /** Notes a list; its instances count once however often it comes. What is longer than the limit is left out. */
    void note(Uid study, Source source, String sourceUid, List<Named> list) {
        var taken = list.subList(0, Math.min(LIST_MAX, list.size()));
        jdbc.sql("""
                insert into archive.expected_instance (study_uid, uid, source, source_uid, series_uid, noted_at)
                select :study, n.uid, :source, :sourceUid, n.series, :now
                from unnest(:uids::text[], :series::text[]) n (uid, series)
                on conflict do nothing
                """)
                .param("study", study.value())
                .param("source", source.name())
                .param("sourceUid", sourceUid)
                .param("uids", taken.stream().map(Named::sopInstance).toArray(String[]::new))
                .param("series", taken.stream().map(Named::series).toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Notes what peers want to be answered for, as far as all that is here of a request belongs to one study: a request does not
     * name studies.
     */
    void noteCommitments() {
        jdbc.sql("""
                insert into archive.expected_instance (study_uid, uid, source, source_uid, series_uid, noted_at)
                select s.study_uid, r.uid, 'COMMITMENT', c.transaction_uid, '', :now
                from archive.commitment c
                cross join lateral (
                    select min(i.study_uid) as study_uid, count(distinct i.study_uid) as studies
                    from archive.commitment_reference f join archive.instance i on i.uid = f.uid
                    where f.commitment = c.id) s
                join archive.commitment_reference r on r.commitment = c.id
                where c.ended_at is null and s.studies = 1 and not exists (
                    select from archive.expected_instance e
                    where e.source = 'COMMITMENT' and e.source_uid = c.transaction_uid)
                on conflict do nothing
                """).param("now", Timestamp.from(clock.instant())).update();
    }
}
