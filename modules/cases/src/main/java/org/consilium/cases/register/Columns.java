package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.kernel.Uid;
import org.consilium.security.PersonId;

/** How the types of this module stand in columns. */
final class Columns {

    private Columns() {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Optional<String> textIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static CaseId caseId(ResultSet row, String column) throws SQLException {
        return new CaseId(row.getObject(column, UUID.class));
    }

    static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(row.getObject(column, UUID.class));
    }

    static Optional<PersonId> personIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(PersonId::new);
    }

    static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    static String[] uids(Collection<Uid> uids) {
        return uids.stream().map(Uid::value).toArray(String[]::new);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
