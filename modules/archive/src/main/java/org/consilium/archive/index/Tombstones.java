package org.consilium.archive.index;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.consilium.storage.pack.PackedInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what was deleted from coming back out of objects that are not deleted yet, or were brought back. */
public final class Tombstones {

    private final JdbcClient jdbc;

    public Tombstones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves out what was deleted after it had arrived. What was sent again afterwards is not meant. */
    List<StoredRows.Found> without(List<StoredRows.Found> found) {
        var deleted = deleted(found);
        return found.stream()
                .filter(each -> {
                    var instance = each.entry().instance();
                    var at = deleted.get(name(instance.sopInstance().value(), instance.sha256()));
                    return at == null || arrived(instance).isAfter(at);
                })
                .toList();
    }

    private static Instant arrived(PackedInstance instance) {
        return ArrivalNotes.received(instance.notes()).orElse(Instant.MIN);
    }

    /** When each of them was deleted last. */
    private Map<String, Instant> deleted(List<StoredRows.Found> found) {
        var deleted = new HashMap<String, Instant>();
        jdbc.sql("""
                select x.uid, x.sha256, max(d.ended_at) as at
                from archive.deleted_instance x join archive.study_deletion d on d.id = x.deletion
                where x.uid = any(:uids) and d.state = 'DELETED' group by x.uid, x.sha256
                """)
                .param(
                        "uids",
                        found.stream()
                                .map(each ->
                                        each.entry().instance().sopInstance().value())
                                .toArray(String[]::new))
                .query(row -> {
                    deleted.put(
                            name(row.getString("uid"), row.getBytes("sha256")),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return deleted;
    }

    private static String name(String uid, byte[] sha256) {
        return uid + " " + HexFormat.of().formatHex(sha256);
    }
}
