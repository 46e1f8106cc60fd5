package org.consilium.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Identifiers and departments in PostgreSQL. */
final class JdbcInstitutionRecords implements InstitutionRecords {

    private static final int IDENTIFIER_LENGTH_MAX = 100;
    private static final int NAME_LENGTH_MAX = 200;

    private final JdbcClient jdbc;

    JdbcInstitutionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<InstitutionId, String> identifiers() {
        var all = new HashMap<InstitutionId, String>();
        jdbc.sql("select id, identifier from security.institution where identifier is not null")
                .query((row, number) ->
                        all.put(new InstitutionId(row.getObject("id", UUID.class)), row.getString("identifier")))
                .list();
        return all;
    }

    @Override
    public Optional<InstitutionId> findByIdentifier(String identifier) {
        return jdbc.sql("select id from security.institution where identifier = :identifier")
                .param("identifier", identifier)
                .query(UUID.class)
                .optional()
                .map(InstitutionId::new);
    }

    @Override
    public Map<InstitutionId, List<String>> departments() {
        var all = new HashMap<InstitutionId, List<String>>();
        jdbc.sql("select institution, name from security.department order by name")
                .query((row, number) -> all.computeIfAbsent(
                                new InstitutionId(row.getObject("institution", UUID.class)), _ -> new ArrayList<>())
                        .add(row.getString("name")))
                .list();
        return all;
    }

    @Override
    public void saveIdentifier(InstitutionId institution, Optional<String> identifier) {
        require(
                identifier.filter(text -> text.length() > IDENTIFIER_LENGTH_MAX).isEmpty(),
                "identifier: at most " + IDENTIFIER_LENGTH_MAX + " characters");
        if (identifier
                .flatMap(this::findByIdentifier)
                .filter(other -> !other.equals(institution))
                .isPresent()) {
            throw new Rejected(Reason.ALREADY_EXISTS, "identifier: that of another institution");
        }
        jdbc.sql("update security.institution set identifier = :identifier where id = :id")
                .param("identifier", identifier.orElse(null))
                .param("id", institution.value())
                .update();
    }

    @Override
    public void saveDepartments(InstitutionId institution, List<String> departments) {
        require(departments.size() <= DEPARTMENTS_MAX, "departments: at most " + DEPARTMENTS_MAX);
        require(
                departments.stream().noneMatch(name -> name.isBlank() || name.length() > NAME_LENGTH_MAX),
                "departments: names of 1 to " + NAME_LENGTH_MAX + " characters");
        jdbc.sql("delete from security.department where institution = :id")
                .param("id", institution.value())
                .update();
        departments.stream()
                .map(String::strip)
                .distinct()
                .forEach(name -> jdbc.sql("insert into security.department (institution, name) values (:id, :name)")
                        .param("id", institution.value())
                        .param("name", name)
                        .update());
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Rejected(Reason.INVALID_REQUEST, detail);
        }
    }
}
