package org.consilium.security.audit.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The tables of the trail. */
final class ChainRows {

    private static final String COLUMNS =
            "at, act, action, outcome, person, agent, patient_ids, study, case_id, institutions, body";
    private static final String VALUES =
            ":at, :act, :action, :outcome, :person, :agent, :patients, :study, :case, :institutions, :body";

    private final JdbcClient jdbc;

    ChainRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row with its place. */
    record Placed(Link link, ChainRow row) {}

    /** A row without one, by its number among those. */
    record Waiting(long id, ChainRow row) {}

    record Segment(long first, Link last, Instant at, String keyId, byte[] signature) {}

    long wait(ChainRow row, boolean ended) {
        return bind(
                        jdbc.sql("insert into security.audit_waiting (ended, " + COLUMNS + ") values (:ended, " + VALUES
                                + ") returning id"),
                        row)
                .param("ended", ended)
                .query(Long.class)
                .single();
    }

    void end(long id, ChainRow row) {
        bind(jdbc.sql("""
                        update security.audit_waiting set ended = true, at = :at, act = :act, action = :action, outcome = :outcome,
                            person = :person, agent = :agent, patient_ids = :patients, study = :study, case_id = :case,
                            institutions = :institutions, body = :body
                        where id = :id
                        """), row).param("id", id).update();
    }

    /** As they began: nobody says any more how they ended. */
    void giveUp(List<Long> ids) {
        jdbc.sql("update security.audit_waiting set ended = true where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** Those of a node that has died. */
    int giveUpAll() {
        return jdbc.sql("update security.audit_waiting set ended = true where not ended")
                .update();
    }

    List<Waiting> waiting(int limit) {
        return jdbc.sql("select id, " + COLUMNS + " from security.audit_waiting where ended order by id limit :limit")
                .param("limit", limit)
                .query((row, number) -> new Waiting(row.getLong("id"), row(row)))
                .list();
    }

    void strike(List<Waiting> waiting) {
        jdbc.sql("delete from security.audit_waiting where id = any(:ids)")
                .param("ids", waiting.stream().map(Waiting::id).toArray(Long[]::new))
                .update();
    }

    void append(Link link, ChainRow row) {
        bind(
                        jdbc.sql("insert into security.audit_event (seq, hash, " + COLUMNS + ") values (:seq, :hash, "
                                + VALUES + ")"),
                        row)
                .param("seq", link.seq())
                .param("hash", link.hash())
                .update();
    }

    /** The end of the chain. */
    Link last() {
        return jdbc.sql("select seq, hash from security.audit_event order by seq desc limit 1")
                .query((row, number) -> new Link(row.getLong("seq"), row.getBytes("hash")))
                .optional()
                .or(() -> segments().stream().reduce((one, later) -> later).map(Segment::last))
                .orElse(Link.ORIGIN);
    }

    List<Placed> page(long after, int limit) {
        return jdbc.sql("select seq, hash, " + COLUMNS
                        + " from security.audit_event where seq > :after order by seq limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Placed(new Link(row.getLong("seq"), row.getBytes("hash")), row(row)))
                .list();
    }

    void sign(SignedHead head) {
        jdbc.sql("""
                insert into security.audit_head (seq, hash, at, key_id, signature) values (:seq, :hash, :at, :key, :signature)
                on conflict (seq) do nothing
                """)
                .param("seq", head.seq())
                .param("hash", head.link().hash())
                .param("at", utc(head.at()))
                .param("key", head.keyId())
                .param("signature", head.signatureBytes())
                .update();
    }

    List<SignedHead> heads(long after, int limit) {
        return jdbc.sql("select * from security.audit_head where seq > :after order by seq limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> head(row))
                .list();
    }

    Optional<SignedHead> newestHead() {
        return jdbc.sql("select * from security.audit_head order by seq desc limit 1")
                .query((row, number) -> head(row))
                .optional();
    }

    List<Segment> segments() {
        return jdbc.sql("select * from security.audit_segment order by last_seq")
                .query((row, number) -> new Segment(
                        row.getLong("first_seq"),
                        new Link(row.getLong("last_seq"), row.getBytes("hash")),
                        instant(row, "at"),
                        row.getString("key_id"),
                        row.getBytes("signature")))
                .list();
    }

    private static StatementSpec bind(StatementSpec sql, ChainRow row) {
        return sql.param("at", utc(row.at()))
                .param("act", row.act())
                .param("action", row.action())
                .param("outcome", row.outcome())
                .param("person", row.person().orElse(null))
                .param("agent", row.agent())
                .param("patients", row.patientIds().toArray(String[]::new))
                .param("study", row.study())
                .param("case", row.caseId().orElse(null))
                .param("institutions", row.institutions().toArray(UUID[]::new))
                .param("body", row.body());
    }

    static ChainRow row(ResultSet row) throws SQLException {
        return new ChainRow(
                instant(row, "at"),
                row.getString("act"),
                row.getString("action"),
                row.getInt("outcome"),
                Optional.ofNullable(row.getObject("person", UUID.class)),
                row.getString("agent"),
                List.of((String[]) row.getArray("patient_ids").getArray()),
                row.getString("study"),
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                List.of((UUID[]) row.getArray("institutions").getArray()),
                row.getString("body"));
    }

    private static SignedHead head(ResultSet row) throws SQLException {
        return new SignedHead(
                row.getLong("seq"),
                HexFormat.of().formatHex(row.getBytes("hash")),
                instant(row, "at"),
                row.getString("key_id"),
                Base64.getEncoder().encodeToString(row.getBytes("signature")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
