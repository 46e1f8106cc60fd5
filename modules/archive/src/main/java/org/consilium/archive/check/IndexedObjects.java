package org.consilium.archive.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.storage.ObjectSummary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the index says about objects of the store. */
final class IndexedObjects {

    private final JdbcClient jdbc;

    IndexedObjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An object that instances point at.
     *
     * @param end where the last of them ends: the object is at least so long
     * @param study of one of them; all of a pack are of one
     */
    record Indexed(String key, long end, int instances, String study) {}

    /** An instance in an object. */
    record Part(String uid, String study, long offset, long length, byte[] sha256) {}

    /** In the order of their keys. */
    List<Indexed> after(String key, int limit) {
        return jdbc.sql("""
                select object_key, max(data_offset + length) as ends, count(*) filter (where uid <> '') as instances, min(study_uid) as study
                from archive.stored where object_key in (
                    select distinct object_key from archive.stored where object_key > :key
                    order by object_key limit :limit)
                group by object_key order by object_key
                """)
                .param("key", key)
                .param("limit", limit)
                .query((row, number) -> new Indexed(
                        row.getString("object_key"),
                        row.getLong("ends"),
                        row.getInt("instances"),
                        row.getString("study")))
                .list();
    }

    Optional<Indexed> find(String key) {
        return jdbc.sql("""
                select max(data_offset + length) as ends, count(*) filter (where uid <> '') as instances, min(study_uid) as study
                from archive.stored where object_key = :key having count(*) > 0
                """)
                .param("key", key)
                .query((row, number) ->
                        new Indexed(key, row.getLong("ends"), row.getInt("instances"), row.getString("study")))
                .optional();
    }

    /** In the order in which they lie in the object. */
    List<Part> parts(String key) {
        return jdbc.sql("""
                select uid, study_uid, data_offset, length, sha256 from archive.stored where object_key = :key
                order by data_offset
                """)
                .param("key", key)
                .query((row, number) -> new Part(
                        row.getString("uid"),
                        row.getString("study_uid"),
                        row.getLong("data_offset"),
                        row.getLong("length"),
                        row.getBytes("sha256")))
                .list();
    }

    /**
     * Those that nobody knows. One statement, so that an object whose key moves from the list of deletions to its instances is
     * always on one of both.
     */
    Set<String> unknown(List<ObjectSummary> objects) {
        return jdbc.sql("""
                select key from unnest(:keys::text[]) key
                where not exists (select from archive.stored i where i.object_key = key)
                    and not exists (select from archive.deletion d where d.object_key = key)
                """)
                .param("keys", objects.stream().map(ObjectSummary::key).toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Instances whose bytes in the spool are known to be lost or changed. */
    List<Part> damagedInSpool(int limit) {
        return jdbc.sql("""
                select uid, study_uid, data_offset, length, sha256 from archive.instance
                where damaged and spool_place is not null limit :limit
                """)
                .param("limit", limit)
                .query((row, number) -> new Part(
                        row.getString("uid"),
                        row.getString("study_uid"),
                        row.getLong("data_offset"),
                        row.getLong("length"),
                        row.getBytes("sha256")))
                .list();
    }
}
