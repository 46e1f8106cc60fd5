package org.consilium.archive.index;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replaced versions of instances. The row of an instance is always that of its current version, so that everything that reads
 * the index shows it; the earlier ones stand beside it.
 */
public final class VersionRows {

    private static final String REPLACE = """
            update archive.instance set uid = ?, study_uid = ?, series_uid = ?, sop_class = ?, transfer_syntax = ?, number = ?,
                rows = ?, columns = ?, bits_allocated = ?, frames = ?, length = ?, sha256 = ?, received_at = ?, channel = ?,
                calling_ae = ?, called_ae = ?, address = ?, spool_place = ?, object_key = ?, data_offset = ?, header = ?,
                bulk = ?, version = ?, certificate = ?, certificate_subject = ?, damaged = false
            where uid = ?
            """;

    private final InstanceIndex index;
    private final Tallies tallies;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    public VersionRows(InstanceIndex index, JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.index = index;
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.tallies = new Tallies(client);
        this.transactions = transactions;
    }

    /** Where the bytes of a version lie. */
    public Optional<BytesPlace.InStore> place(Uid sopInstance, byte[] sha256) {
        return client
                .sql("select object_key, data_offset from archive.version where uid = :uid and sha256 = :sha256")
                .param("uid", sopInstance.value())
                .param("sha256", sha256)
                .query((row, number) -> new BytesPlace.InStore(row.getString("object_key"), row.getLong("data_offset")))
                .list()
                .stream()
                .findFirst();
    }

    /** What lies in the store again under a UID that has a row: an older or a newer version than that of the row, or the same. */
    void putInOrder(IndexRows again) {
        transactions.executeWithoutResult(status -> {
            var uid = again.received().sopInstance();
            var current = index.find(uid).orElseThrow();
            if (again.version() > current.version() && current.place() instanceof BytesPlace.InStore stored) {
                replace(again, current, stored);
            } else if (again.version() < current.version()) {
                keep(again);
            }
        });
    }

    /**
     * Puts a newcomer in the place of the current version, which is kept; in a transaction of the caller.
     *
     * @param kept where the bytes of the current version lie in the object store
     * @return false when the row says something else by now
     */
    boolean replace(IndexRows newcomer, KnownInstance current, BytesPlace.InStore kept) {
        var uid = newcomer.received().sopInstance().value();
        int copied = client.sql("""
                insert into archive.version (uid, version, study_uid, series_uid, sop_class, transfer_syntax, length, sha256,
                    received_at, channel, calling_ae, called_ae, address, object_key, data_offset, header, bulk,
                    certificate, certificate_subject)
                select uid, version, study_uid, series_uid, sop_class, transfer_syntax, length, sha256, received_at, channel,
                    calling_ae, called_ae, address, :key, :offset, header, bulk, certificate, certificate_subject
                from archive.instance
                where uid = :uid and version = :version and sha256 = :sha256
                    and coalesce(spool_place, object_key) = :place
                for update
                """)
                .param("key", kept.key())
                .param("offset", kept.dataOffset())
                .param("uid", uid)
                .param("version", current.version())
                .param("sha256", current.sha256())
                .param("place", name(current.place()))
                .update();
        if (copied == 0) {
            return false;
        }
        index.insertParents(newcomer);
        jdbc.update(
                REPLACE,
                Stream.concat(Arrays.stream(newcomer.instance()), Stream.of(uid))
                        .toArray());
        tallies.count(current.study());
        tallies.count(newcomer.received().study());
        index.describe(current.study(), current.series());
        index.describe(newcomer.received().study(), newcomer.received().series());
        return true;
    }

    private static String name(BytesPlace place) {
        return switch (place) {
            case BytesPlace.InSpool(var spooled) -> spooled.toString();
            case BytesPlace.InStore(var key, var offset) -> key;
        };
    }

    private void keep(IndexRows older) {
        if (!(older.place() instanceof BytesPlace.InStore(String key, long offset))) {
            return;
        }
        var columns = older.instance();
        client.sql("""
                insert into archive.version (uid, study_uid, series_uid, sop_class, transfer_syntax, length, sha256,
                    received_at, channel, calling_ae, called_ae, address, object_key, data_offset, header, bulk, version,
                    certificate, certificate_subject)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (uid, version) do nothing
                """)
                .params(Stream.concat(
                                Stream.concat(Arrays.stream(columns, 0, 5), Arrays.stream(columns, 10, 17)),
                                Stream.concat(Stream.of(key, offset), Arrays.stream(columns, 20, 25)))
                        .toList())
                .update();
    }
}
