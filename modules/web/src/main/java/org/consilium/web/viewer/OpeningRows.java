package org.consilium.web.viewer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How openings are written in the tables of codes and of open viewers. */
final class OpeningRows {

    private OpeningRows() {}

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Opening opening) {
        var studies = opening.studies().entrySet().stream().toList();
        return statement
                .param("viewer", opening.viewer())
                .param("person", opening.person().value())
                .param("case", opening.caseId())
                .param(
                        "studies",
                        studies.stream().map(study -> study.getKey().value()).toArray(String[]::new))
                .param(
                        "owners",
                        studies.stream().map(study -> study.getValue().value()).toArray(UUID[]::new));
    }

    static Opening read(ResultSet row) throws SQLException {
        var uids = (String[]) row.getArray("studies").getArray();
        var owners = (UUID[]) row.getArray("owners").getArray();
        Map<Uid, InstitutionId> studies = new HashMap<>();
        for (int i = 0; i < uids.length; i++) {
            studies.put(new Uid(uids[i]), new InstitutionId(owners[i]));
        }
        return new Opening(
                row.getString("viewer"),
                new PersonId(row.getObject("person", UUID.class)),
                row.getObject("case_id", UUID.class),
                studies);
    }

    static java.time.Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
