package org.consilium.archive.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consilium.archive.retention.Policy.Stored;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The policies of the node. */
public final class PolicyRows {

    /** Most policies; every study is compared with them in their order. */
    public static final int POLICIES_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    public PolicyRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order in which they are looked at, those of institutions first. */
    public List<Stored> all() {
        return jdbc.sql("select * from archive.retention_policy").query((row, number) -> read(row)).list().stream()
                .sorted(Policy.ORDER)
                .toList();
    }

    /** Errors: NOT_IN_THIS_STATE when there are {@link #POLICIES_MAX}. */
    public Stored add(Policy policy, String by) {
        if (all().size() >= POLICIES_MAX) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "there are %d policies".formatted(POLICIES_MAX));
        }
        return write("""
                insert into archive.retention_policy (institution, position, name, modalities, sender, younger_than_years,
                    keep_years, keep_months, keep_days, for_ever, counted_from, until_age_years, notice_days, active,
                    changed_by, changed_at)
                values (:institution, :position, :name, :modalities, :sender, :youngerThan, :years, :months, :days, :forEver,
                    :countedFrom, :untilAge, :notice, :active, :by, :now)
                returning *
                """, 0, policy, by).orElseThrow();
    }

    /** Errors: NOT_FOUND. */
    public Stored change(long id, Policy policy, String by) {
        return write("""
                update archive.retention_policy set institution = :institution, position = :position, name = :name,
                    modalities = :modalities, sender = :sender, younger_than_years = :youngerThan, keep_years = :years,
                    keep_months = :months, keep_days = :days, for_ever = :forEver, counted_from = :countedFrom,
                    until_age_years = :untilAge, notice_days = :notice, active = :active, changed_by = :by, changed_at = :now
                where id = :id returning *
                """, id, policy, by).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** Errors: NOT_FOUND. */
    public void delete(long id) {
        int deleted = jdbc.sql("delete from archive.retention_policy where id = :id")
                .param("id", id)
                .update();
        if (deleted == 0) {
            throw new Rejected(Reason.NOT_FOUND);
        }
    }

    private Optional<Stored> write(String sql, long id, Policy policy, String by) {
        var keep = policy.keep().orElse(Period.ZERO);
        return jdbc.sql(sql)
                .param("id", id)
                .param(
                        "institution",
                        policy.institution().map(InstitutionId::value).orElse(null))
                .param("position", policy.position())
                .param("name", policy.name())
                .param("modalities", policy.modalities().stream().sorted().toArray(String[]::new))
                .param("sender", policy.sender())
                .param("youngerThan", orNull(policy.youngerThanYears()))
                .param("years", keep.getYears())
                .param("months", keep.getMonths())
                .param("days", keep.getDays())
                .param("forEver", policy.keep().isEmpty())
                .param(
                        "countedFrom",
                        policy.countedFrom().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("untilAge", orNull(policy.untilAgeYears()))
                .param("notice", orNull(policy.noticeDays()))
                .param("active", policy.active())
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> read(row))
                .optional();
    }

    private static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static Stored read(ResultSet row) throws SQLException {
        var keep = Period.of(row.getInt("keep_years"), row.getInt("keep_months"), row.getInt("keep_days"));
        var policy = new Policy(
                Optional.ofNullable(row.getObject("institution", UUID.class)).map(InstitutionId::new),
                row.getInt("position"),
                row.getString("name"),
                texts(row, "modalities"),
                row.getString("sender"),
                number(row, "younger_than_years"),
                row.getBoolean("for_ever") ? Optional.empty() : Optional.of(keep),
                texts(row, "counted_from").stream().map(CountedFrom::valueOf).collect(Collectors.toSet()),
                number(row, "until_age_years"),
                number(row, "notice_days"),
                row.getBoolean("active"));
        return new Stored(
                row.getLong("id"),
                policy,
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }
}
