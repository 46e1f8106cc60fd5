package org.consilium.archive.conflict;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.consilium.archive.ConflictKind;
import org.consilium.archive.Origin;
import org.consilium.archive.Page;
import org.consilium.archive.index.BytesPlace;
import org.consilium.archive.index.Origins;
import org.consilium.archive.index.Places;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the quarantine beside those of what they are in conflict with. */
final class ConflictRows {

    private static final String FROM_VISIBLE = """
            from archive.quarantine q
            left join archive.instance i on i.uid = q.uid
            join archive.study s on s.uid = coalesce(i.study_uid, q.study_uid)
            where (:everything or s.institution = any(:institutions))
            """;

    private final JdbcClient jdbc;

    ConflictRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row with what its file is called. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Row(Conflict conflict, String file, byte[] sha256) {}

    /** A stored version and where it lies. */
    record Stored(Side side, BytesPlace place) {}

    /** Newest first. */
    Page<Conflict> page(Visibility visibility, boolean decided, int limit, long offset) {
        String which = decided ? " and q.decision is not null" : " and q.decision is null";
        var rows = visible(
                        "select q.*, s.uid as at_study, s.institution, s.patient_name, s.patient_id, s.study_date,"
                                + " s.description\n" + FROM_VISIBLE + which
                                + "\norder by q.received_at desc, q.id desc limit :limit offset :offset",
                        visibility)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> conflict(row))
                .list();
        long total = visible("select count(*) " + FROM_VISIBLE + which, visibility)
                .query(Long.class)
                .single();
        return new Page<>(rows, total);
    }

    Optional<Row> find(Visibility visibility, long id) {
        return visible(
                        "select q.*, s.uid as at_study, s.institution, s.patient_name, s.patient_id, s.study_date,"
                                + " s.description\n" + FROM_VISIBLE + " and q.id = :id",
                        visibility)
                .param("id", id)
                .query((row, number) -> new Row(conflict(row), row.getString("file"), row.getBytes("sha256")))
                .optional();
    }

    private JdbcClient.StatementSpec visible(String sql, Visibility visibility) {
        return jdbc.sql(sql)
                .param("everything", visibility.everything())
                .param(
                        "institutions",
                        visibility.institutions().stream()
                                .map(InstitutionId::value)
                                .toArray(UUID[]::new));
    }

    /** The current version of an instance. */
    Optional<Stored> current(Uid sopInstance) {
        return jdbc.sql("select * from archive.instance where uid = :uid")
                .param("uid", sopInstance.value())
                .query((row, number) -> stored(row))
                .optional();
    }

    /** A certain version of an instance, current or not. */
    Optional<Stored> version(Uid sopInstance, int version) {
        var earlier = jdbc.sql(
                        "select *, null as spool_place from archive.version where uid = :uid and version = :version")
                .param("uid", sopInstance.value())
                .param("version", version)
                .query((row, number) -> stored(row))
                .optional();
        return earlier.or(
                () -> current(sopInstance).filter(found -> found.side().version() == version));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(side(row), Places.read(row));
    }

    /** The institution that owns a study. */
    Optional<InstitutionId> owner(Uid study) {
        return jdbc.sql("select institution from archive.study where uid = :uid")
                .param("uid", study.value())
                .query(UUID.class)
                .optional()
                .map(InstitutionId::new);
    }

    /** Records a decision; false when somebody was faster. */
    boolean decide(long id, Decision decision) {
        return jdbc.sql("""
                update archive.quarantine set decision = :decision, reason = :reason, decided_by = :by, decided_at = :at,
                    version = :version, journaled = false
                where id = :id and decision is null
                """)
                        .param("decision", decision.choice().name())
                        .param("reason", decision.reason())
                        .param("by", decision.by())
                        .param("at", Timestamp.from(decision.at()))
                        .param(
                                "version",
                                decision.version().isPresent()
                                        ? decision.version().getAsInt()
                                        : null)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Side side(ResultSet row) throws SQLException {
        return new Side(
                row.getInt("version"),
                new Uid(row.getString("study_uid")),
                new Uid(row.getString("series_uid")),
                row.getString("sop_class"),
                row.getString("transfer_syntax"),
                row.getLong("length"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                instant(row, "received_at"),
                origin(row));
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                row.getLong("id"),
                ConflictKind.valueOf(row.getString("kind")),
                new Uid(row.getString("uid")),
                new Uid(row.getString("at_study")),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("patient_name"),
                row.getString("patient_id"),
                Optional.ofNullable(row.getObject("study_date", LocalDate.class)),
                row.getString("description"),
                origin(row),
                instant(row, "received_at"),
                decision(row));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        var choice = row.getString("decision");
        if (choice == null) {
            return Optional.empty();
        }
        @Nullable Integer version = row.getObject("version", Integer.class);
        return Optional.of(new Decision(
                Choice.valueOf(choice),
                row.getString("reason"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                version == null ? OptionalInt.empty() : OptionalInt.of(version)));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return Origins.read(row, Optional.empty());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
