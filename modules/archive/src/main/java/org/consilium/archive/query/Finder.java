package org.consilium.archive.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Level;
import org.consilium.archive.Page;
import org.consilium.archive.PatientRecord;
import org.consilium.archive.Query;
import org.consilium.archive.SeriesRecord;
import org.consilium.archive.StudyRecord;
import org.consilium.archive.index.BytesPlace;
import org.consilium.archive.index.CompactHeader;
import org.consilium.archive.index.Places;
import org.consilium.kernel.Uid;
import org.consilium.security.Visibility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs queries on the index. */
public final class Finder {

    private final JdbcClient jdbc;

    public Finder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads one row of a result. */
    private interface Reading<T> {
        T read(RowReader reader, ResultSet row) throws SQLException;
    }

    /** Whether queries at a level can match an attribute. */
    public static boolean isSupported(int tag, Level level) {
        return Key.isSupported(tag, level);
    }

    /** Errors: INVALID_REQUEST when queries at a level cannot match an attribute, or not with this value. */
    public static void requireMatchable(int tag, Level level, String value) {
        new Matching(new Where(), false).add(Key.of(tag, level), value);
    }

    public Page<PatientRecord> patients(Query query, Visibility visibility) {
        return page(Level.PATIENT, query, visibility, RowReader::patient);
    }

    public Page<StudyRecord> studies(Query query, Visibility visibility) {
        return page(Level.STUDY, query, visibility, RowReader::study);
    }

    public Page<SeriesRecord> series(Query query, Visibility visibility) {
        return page(Level.SERIES, query, visibility, RowReader::series);
    }

    public Page<InstanceRecord> instances(Query query, Visibility visibility) {
        return page(Level.INSTANCE, query, visibility, RowReader::instance);
    }

    private <T> Page<T> page(Level level, Query query, Visibility visibility, Reading<T> reading) {
        var select = Select.of(level, query, visibility);
        var countSql = select.count();
        var rows = list(select.page(query.limit(), query.offset()), select.where(), reading);
        boolean complete = rows.size() < query.limit() && (query.offset() == 0 || !rows.isEmpty());
        long total = complete
                ? query.offset() + rows.size()
                : jdbc.sql(countSql)
                        .params(select.where().parameters())
                        .query(Long.class)
                        .single();
        return new Page<>(rows, total);
    }

    private <T> List<T> list(String sql, Where where, Reading<T> reading) {
        var reader = new RowReader();
        return jdbc.sql(sql)
                .params(where.parameters())
                .query((row, number) -> reading.read(reader, row))
                .list();
    }

    /** All instances a query matches, however many. */
    public List<Found> all(Query query, Visibility visibility) {
        var select = Select.of(Level.INSTANCE, query, visibility);
        return list(select.rows(), select.where(), Finder::found);
    }

    private static Found found(RowReader reader, ResultSet row) throws SQLException {
        return new Found(reader.instance(row), Places.read(row), row.getBytes("sha256"), row.getLong("revision"));
    }

    /** The headers of the instances a query matches. */
    public List<CompactHeader> headers(Query query, Visibility visibility) {
        var select = Select.of(Level.INSTANCE, query, visibility);
        return jdbc.sql(select.headers())
                .params(select.where().parameters())
                .query((row, number) -> new CompactHeader(row.getBytes("header"), row.getBytes("bulk")))
                .list();
    }

    /** The header of one instance of everything on the page a query answers at a level, in its order. */
    public List<Example> examples(Level level, Query query, Visibility visibility) {
        var select = Select.of(level, query, visibility);
        return jdbc.sql(select.examples(query.limit(), query.offset()))
                .params(select.where().parameters())
                .query((row, number) -> new Example(
                        new Uid(row.getString("study_uid")),
                        row.getLong("revision"),
                        new CompactHeader(row.getBytes("header"), row.getBytes("bulk"))))
                .list();
    }

    /**
     * A header that stands for a study, a series, or its own instance.
     *
     * @param revision of its study: 0 when nothing about it was ever corrected
     */
    public record Example(Uid study, long revision, CompactHeader header) {}

    /**
     * The header of an instance the caller was allowed to open.
     *
     * @param sha256 of the version that was opened, which may have been replaced meanwhile
     */
    public CompactHeader header(Uid sopInstance, byte[] sha256) {
        return jdbc.sql("""
                select header, bulk from archive.instance where uid = :uid and sha256 = :sha256
                union all select header, bulk from archive.version where uid = :uid and sha256 = :sha256 limit 1
                """)
                .param("uid", sopInstance.value())
                .param("sha256", sha256)
                .query((row, number) -> new CompactHeader(row.getBytes("header"), row.getBytes("bulk")))
                .single();
    }

    /** Where the bytes of a version of an instance lie by now; none when it is gone. */
    public Optional<BytesPlace> place(Uid sopInstance, byte[] sha256) {
        return jdbc.sql("""
                select spool_place, object_key, data_offset from archive.instance where uid = :uid and sha256 = :sha256
                union all
                select null, object_key, data_offset from archive.version where uid = :uid and sha256 = :sha256 limit 1
                """)
                .param("uid", sopInstance.value())
                .param("sha256", sha256)
                .query((row, number) -> Places.read(row))
                .optional();
    }
}
