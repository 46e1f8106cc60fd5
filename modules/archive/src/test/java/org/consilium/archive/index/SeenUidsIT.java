package org.consilium.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.consilium.kernel.Uid;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SeenUidsIT {

    private static final int ROWS = 45_000;

    @Test
    void callsNothingNewBeforeAllRowsAreReadAndNoRowNewAfterwards() {
        try (var database = Database.migrated("archive")) {
            var jdbc = JdbcClient.create(database.dataSource());
            fill(jdbc);
            var seen = new SeenUids(jdbc);
            var received = Uid.random();
            seen.add(received);
            assertThat(seen.isNew(Uid.random())).isFalse();
            while (seen.fill()) {
                assertThat(seen.isNew(Uid.random())).isFalse();
            }
            var rows = jdbc.sql("select uid from archive.instance")
                    .query(String.class)
                    .list();
            assertThat(rows).hasSize(ROWS).noneMatch(uid -> seen.isNew(new Uid(uid)));
            assertThat(seen.isNew(received)).isFalse();
            assertThat(Stream.generate(Uid::random)
                            .limit(10_000)
                            .filter(seen::isNew)
                            .count())
                    .as("of 10,000 UIDs never seen, those that need no look-up")
                    .isGreaterThan(9_900);
        }
    }

    private static void fill(JdbcClient jdbc) {
        jdbc.sql("""
                insert into archive.study (uid, institution, patient_id, issuer, patient_name, patient_name_forms,
                    patient_name_words, sex, study_id, accession_number, description, referring_physician,
                    referring_physician_forms, referring_physician_words, search_text, received_at)
                values ('1.2', gen_random_uuid(), '', '', '', '{}', '{}', '', '', '', '', '', '{}', '{}', '', now())
                """).update();
        jdbc.sql("""
                insert into archive.series (study_uid, uid, modality, description, body_part, laterality)
                values ('1.2', '1.2.3', '', '', '', '')
                """).update();
        jdbc.sql("""
                insert into archive.instance (uid, study_uid, series_uid, sop_class, transfer_syntax, length, sha256,
                    received_at, channel, calling_ae, called_ae, address, spool_place, header, bulk)
                select '1.2.3.' || n, '1.2', '1.2.3', '', '', 1, '', now(), 'DIMSE', '', '', '', 'x:' || n || ':1', '', ''
                from generate_series(1, :rows) n
                """).param("rows", ROWS).update();
    }
}
