package org.consilium.archive.check;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Timestamp;
import java.time.Clock;
import org.consilium.storage.spool.Spool;
import org.consilium.storage.spool.SpoolPlace;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads an instance again whose bytes in the spool were found lost or changed: a disk may have been put back. */
final class SpoolReading {

    private final JdbcClient jdbc;
    private final Spool spool;
    private final Findings findings;
    private final Clock clock;

    SpoolReading(JdbcClient jdbc, Spool spool, Findings findings, Clock clock) {
        this.jdbc = jdbc;
        this.spool = spool;
        this.findings = findings;
        this.clock = clock;
    }

    private record Damaged(SpoolPlace place, byte[] sha256, String study) {}

    /** Has it moved to the store after all when its bytes are whole; notes it again when they are not. */
    void read(String sopInstance) throws IOException {
        var damaged = jdbc.sql("""
                select spool_place, sha256, study_uid from archive.instance
                where uid = :uid and damaged and spool_place is not null
                """)
                .param("uid", sopInstance)
                .query((row, number) -> new Damaged(
                        SpoolPlace.parse(row.getString("spool_place")),
                        row.getBytes("sha256"),
                        row.getString("study_uid")))
                .optional();
        if (damaged.isPresent() && !isWhole(damaged.get())) {
            findings.note(new Findings.Seen(
                    Finding.Kind.SPOOL,
                    "",
                    sopInstance,
                    damaged.get().study(),
                    1,
                    damaged.get().place().length()));
            return;
        }
        damaged.ifPresent(whole -> release(sopInstance, whole.place()));
        findings.goneFromSpool(sopInstance);
    }

    private boolean isWhole(Damaged damaged) throws IOException {
        var place = damaged.place();
        try (var in = spool.open(place, 0, place.length())) {
            return ObjectReading.hasDigest(in, damaged.sha256());
        } catch (NoSuchFileException | java.io.EOFException lost) {
            return false;
        }
    }

    private void release(String sopInstance, SpoolPlace place) {
        jdbc.sql("""
                with whole as (
                    update archive.instance set damaged = false where uid = :uid and spool_place = :place
                    returning study_uid, series_uid)
                update archive.series s set arrivals = s.arrivals + 1, spooled_since = least(s.spooled_since, :now)
                from whole where s.study_uid = whole.study_uid and s.uid = whole.series_uid
                """)
                .param("uid", sopInstance)
                .param("place", place.toString())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
