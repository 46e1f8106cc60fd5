package org.consilium.exchange.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.exchange.Delivery;
import org.consilium.exchange.DeliveryId;
import org.consilium.exchange.DeliveryState;
import org.consilium.exchange.OpinionVersion;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;

/** Rows of {@code exchange.delivery} as values. */
final class DeliveryRows {

    private DeliveryRows() {}

    static Delivery delivery(ResultSet row, int number) throws SQLException {
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        Optional<Instant> next =
                state == DeliveryState.WAITING ? Optional.of(instant(row, "next_attempt_at")) : Optional.empty();
        return new Delivery(
                id(row),
                new Uid(row.getString("sop_instance_uid")),
                new AeTitle(row.getString("destination")),
                opinion(row),
                state,
                row.getInt("attempts"),
                next,
                Optional.ofNullable(row.getString("last_status")),
                instant(row, "created_at"));
    }

    static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                id(row),
                row.getObject("lease", UUID.class),
                new Uid(row.getString("sop_instance_uid")),
                opinion(row),
                row.getInt("attempts"));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static DeliveryId id(ResultSet row) throws SQLException {
        return new DeliveryId(row.getObject("id", UUID.class));
    }

    private static Optional<OpinionVersion> opinion(ResultSet row) throws SQLException {
        UUID caseId = row.getObject("case_id", UUID.class);
        return caseId == null
                ? Optional.empty()
                : Optional.of(new OpinionVersion(new CaseId(caseId), row.getInt("opinion_version")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
