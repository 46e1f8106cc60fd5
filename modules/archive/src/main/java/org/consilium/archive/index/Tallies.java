package org.consilium.archive.index;

import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts a study and its series anew, after something else than an arrival has changed what they hold. */
final class Tallies {

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In a transaction of the caller. */
    void count(Uid study) {
        jdbc.sql("""
                update archive.series e set instance_count = (
                    select count(*) from archive.instance i where i.study_uid = e.study_uid and i.series_uid = e.uid
                        and not i.hidden)
                where e.study_uid = :study
                """).param("study", study.value()).update();
        jdbc.sql("""
                update archive.study s set
                    series_count = (select count(*) from archive.series e where e.study_uid = s.uid and e.instance_count > 0),
                    instance_count = (
                        select coalesce(sum(e.instance_count), 0) from archive.series e where e.study_uid = s.uid),
                    modalities = (
                        select coalesce(array_agg(distinct e.modality order by e.modality), '{}') from archive.series e
                        where e.study_uid = s.uid and e.instance_count > 0 and e.modality <> ''),
                    sop_classes = (
                        select coalesce(array_agg(distinct i.sop_class order by i.sop_class), '{}') from archive.instance i
                        where i.study_uid = s.uid and not i.hidden)
                where s.uid = :study
                """).param("study", study.value()).update();
    }
}
