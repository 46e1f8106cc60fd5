package org.consilium.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Institutions in PostgreSQL. */
final class JdbcInstitutions implements Institutions {

    /** Longest name in characters. */
    static final int NAME_LENGTH_MAX = 200;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final JdbcClient jdbc;

    JdbcInstitutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Institution> all() {
        return jdbc.sql("select * from security.institution order by home desc, name")
                .query(JdbcInstitutions::read)
                .list();
    }

    @Override
    public Optional<Institution> find(InstitutionId id) {
        return jdbc.sql("select * from security.institution where id = :id")
                .param("id", id.value())
                .query(JdbcInstitutions::read)
                .optional();
    }

    @Override
    public Optional<Institution> findByName(String name) {
        return jdbc.sql("select * from security.institution where name = :name")
                .param("name", name)
                .query(JdbcInstitutions::read)
                .optional();
    }

    @Override
    public Institution home() {
        return findHome()
                .orElseThrow(() -> new IllegalStateException("The node has not been set up: no home institution"));
    }

    Optional<Institution> findHome() {
        return jdbc.sql("select * from security.institution where home")
                .query(JdbcInstitutions::read)
                .optional();
    }

    void markHome(InstitutionId id) {
        jdbc.sql("update security.institution set home = true where id = :id")
                .param("id", id.value())
                .update();
    }

    @Override
    public void save(Institution institution) {
        check(institution);
        try {
            jdbc.sql("""
                    insert into security.institution (id, name, level, parent, country, pacs)
                    values (:id, :name, :level, :parent, :country, :pacs)
                    on conflict (id) do update set name = excluded.name, level = excluded.level,
                        parent = excluded.parent, country = excluded.country, pacs = excluded.pacs
                    """)
                    .param("id", institution.id().value())
                    .param("name", institution.name())
                    .param("level", institution.level().name())
                    .param(
                            "parent",
                            institution.parent().map(InstitutionId::value).orElse(null))
                    .param("country", institution.country())
                    .param("pacs", institution.pacs().map(AeTitle::value).orElse(null))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Rejected(Reason.ALREADY_EXISTS, "an institution of this name", e);
        }
    }

    private void check(Institution institution) {
        var name = institution.name();
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, "name of the institution: 1 to " + NAME_LENGTH_MAX + " characters");
        }
        if (!COUNTRY.matcher(institution.country()).matches()) {
            throw new Rejected(Reason.INVALID_REQUEST, "country: two upper-case letters (ISO 3166-1)");
        }
        checkAncestors(institution);
    }

    private void checkAncestors(Institution institution) {
        Set<InstitutionId> seen = new HashSet<>(Set.of(institution.id()));
        var parent = institution.parent();
        while (parent.isPresent()) {
            if (!seen.add(parent.get())) {
                throw new Rejected(Reason.INVALID_REQUEST, "an institution cannot lie below itself");
            }
            parent = find(parent.get())
                    .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "the parent institution is unknown"))
                    .parent();
        }
    }

    private static Institution read(ResultSet row, int number) throws SQLException {
        return new Institution(
                new InstitutionId(row.getObject("id", UUID.class)),
                row.getString("name"),
                CareLevel.valueOf(row.getString("level")),
                Optional.ofNullable(row.getObject("parent", UUID.class)).map(InstitutionId::new),
                row.getString("country"),
                Optional.ofNullable(row.getString("pacs")).map(AeTitle::new));
    }
}
