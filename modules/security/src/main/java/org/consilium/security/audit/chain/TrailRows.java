package org.consilium.security.audit.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.TrailEntry;
import org.consilium.security.audit.TrailReader;
import org.consilium.security.audit.TrailSearch;
import org.consilium.security.audit.message.AuditMessageReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trail in PostgreSQL, read. */
public final class TrailRows implements TrailReader {

    private final JdbcClient jdbc;

    public TrailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TrailEntry> find(TrailSearch search) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> values = new HashMap<>();
        search.from().ifPresent(from -> {
            conditions.add("at >= :from");
            values.put("from", ChainRows.utc(from));
        });
        search.until().ifPresent(until -> {
            conditions.add("at < :until");
            values.put("until", ChainRows.utc(until));
        });
        search.agent().ifPresent(agent -> {
            conditions.add("agent = :agent");
            values.put("agent", agent);
        });
        search.patientId().ifPresent(patient -> {
            conditions.add("patient_ids @> :patient::text[]");
            values.put("patient", new String[] {patient});
        });
        search.study().ifPresent(study -> {
            conditions.add("study = :study");
            values.put("study", study);
        });
        search.caseId().ifPresent(caseId -> {
            conditions.add("case_id = :case");
            values.put("case", caseId);
        });
        if (!search.acts().isEmpty()) {
            conditions.add("act = any(:acts)");
            values.put("acts", search.acts().stream().map(AuditAct::name).toArray(String[]::new));
        }
        if (!search.institutions().isEmpty()) {
            conditions.add("institutions && :institutions::uuid[]");
            values.put(
                    "institutions",
                    search.institutions().stream().map(InstitutionId::value).toArray(UUID[]::new));
        }
        if (search.failures()) {
            conditions.add("outcome <> 0");
        }
        search.before().ifPresent(before -> {
            conditions.add("seq < :before");
            values.put("before", before);
        });
        values.put("limit", search.limit());
        return jdbc.sql("select * from security.audit_event where " + String.join(" and ", conditions)
                        + " order by seq desc limit :limit")
                .params(values)
                .query(TrailRows::entry)
                .list();
    }

    @Override
    public Optional<TrailEntry> find(long seq) {
        return jdbc.sql("select * from security.audit_event where seq = :seq")
                .param("seq", seq)
                .query(TrailRows::entry)
                .optional();
    }

    @Override
    public List<TrailEntry> after(long seq, int limit) {
        return jdbc.sql("select * from security.audit_event where seq > :seq order by seq limit :limit")
                .param("seq", seq)
                .param("limit", limit)
                .query(TrailRows::entry)
                .list();
    }

    @Override
    public long last() {
        return jdbc.sql("select coalesce(max(seq), 0) from security.audit_event")
                .query(Long.class)
                .single();
    }

    private static TrailEntry entry(ResultSet row, int number) throws SQLException {
        var kept = ChainRows.row(row);
        var said = AuditMessageReader.read(kept.body(), AuditAct.valueOf(kept.act()));
        var event = new AuditEvent(
                said.at(),
                said.act(),
                said.command(),
                said.action(),
                said.outcome(),
                said.outcomeText(),
                kept.person().map(PersonId::new),
                said.site(),
                kept.institutions().stream().map(InstitutionId::new).collect(Collectors.toSet()),
                said.participants(),
                said.objects());
        return new TrailEntry(
                row.getLong("seq"), event, kept.body(), HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
