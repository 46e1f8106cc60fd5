package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consilium.cases.Discipline;
import org.consilium.cases.Urgency;
import org.consilium.cases.routing.Rank;
import org.consilium.cases.routing.Ring;
import org.consilium.cases.routing.RoutingRule;
import org.consilium.cases.routing.RoutingRule.When;
import org.consilium.cases.routing.RoutingRule.Whom;
import org.consilium.cases.routing.RuleSet;
import org.consilium.cases.routing.RuleVersion;
import org.consilium.security.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets of routing rules in PostgreSQL, every version for ever. */
public final class RuleRegister {

    private final JdbcClient jdbc;

    public RuleRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version in force for an institution itself. */
    public Optional<RuleVersion> current(InstitutionId institution) {
        return versions(institution, 1).stream().findFirst();
    }

    /** Newest first. */
    public List<RuleVersion> versions(InstitutionId institution, int max) {
        return jdbc.sql(
                        "select * from cases.rule_set where institution = :institution order by version desc limit :max")
                .param("institution", institution.value())
                .param("max", max)
                .query(this::read)
                .list();
    }

    /** Within a transaction; a version that is there already makes the insert fail. */
    public void insert(RuleVersion version) {
        jdbc.sql("""
                insert into cases.rule_set (institution, version, saved_at, saved_by, note, restores, ranks)
                values (:institution, :version, :at, :by, :note, :restores, :ranks)
                """)
                .param("institution", version.institution().value())
                .param("version", version.version())
                .param("at", Columns.at(version.savedAt()))
                .param("by", version.savedBy().value())
                .param("note", version.note().orElse(null))
                .param("restores", version.restores().orElse(null))
                .param("ranks", names(version.set().ranks()))
                .update();
        var rules = version.set().rules();
        for (int position = 0; position < rules.size(); position++) {
            insert(version, position, rules.get(position));
        }
    }

    private void insert(RuleVersion version, int position, RoutingRule rule) {
        jdbc.sql("""
                insert into cases.routing_rule (institution, version, position, name, effect, disciplines, urgencies, sites,
                    modalities, languages, institutions, specialties, rings, unless_nobody)
                values (:institution, :version, :position, :name, :effect, :disciplines, :urgencies, :sites,
                    :modalities, :languages, :institutions, :specialties, :rings, :unlessNobody)
                """)
                .param("institution", version.institution().value())
                .param("version", version.version())
                .param("position", position)
                .param("name", rule.name())
                .param("effect", rule.effect().name())
                .param("disciplines", names(rule.when().disciplines()))
                .param("urgencies", names(rule.when().urgencies()))
                .param("sites", Columns.array(rule.when().sites()))
                .param("modalities", Columns.array(rule.when().modalities()))
                .param("languages", Columns.array(rule.when().languages()))
                .param(
                        "institutions",
                        rule.whom().institutions().stream()
                                .map(InstitutionId::toString)
                                .toArray(String[]::new))
                .param("specialties", Columns.array(rule.whom().specialties()))
                .param("rings", names(rule.whom().rings()))
                .param("unlessNobody", rule.unlessNobody())
                .update();
    }

    private RuleVersion read(ResultSet row, int number) throws SQLException {
        var institution = new InstitutionId(row.getObject("institution", UUID.class));
        int version = row.getInt("version");
        return new RuleVersion(
                institution,
                version,
                Columns.instant(row, "saved_at"),
                Columns.person(row, "saved_by"),
                Columns.textIfAny(row, "note"),
                Optional.ofNullable(row.getObject("restores", Integer.class)),
                new RuleSet(
                        Columns.texts(row, "ranks").stream().map(Rank::valueOf).toList(), rules(institution, version)));
    }

    private List<RoutingRule> rules(InstitutionId institution, int version) {
        return jdbc.sql("""
                select * from cases.routing_rule where institution = :institution and version = :version
                order by position
                """)
                .param("institution", institution.value())
                .param("version", version)
                .query(RuleRegister::rule)
                .list();
    }

    private static RoutingRule rule(ResultSet row, int number) throws SQLException {
        return new RoutingRule(
                row.getString("name"),
                RoutingRule.Effect.valueOf(row.getString("effect")),
                new When(
                        values(row, "disciplines", Discipline.class),
                        values(row, "urgencies", Urgency.class),
                        Set.copyOf(Columns.texts(row, "sites")),
                        Set.copyOf(Columns.texts(row, "modalities")),
                        Set.copyOf(Columns.texts(row, "languages"))),
                new Whom(
                        Columns.texts(row, "institutions").stream()
                                .map(UUID::fromString)
                                .map(InstitutionId::new)
                                .collect(Collectors.toSet()),
                        Set.copyOf(Columns.texts(row, "specialties")),
                        values(row, "rings", Ring.class)),
                row.getBoolean("unless_nobody"));
    }

    private static String[] names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }

    private static <E extends Enum<E>> Set<E> values(ResultSet row, String column, Class<E> type) throws SQLException {
        return Columns.texts(row, column).stream()
                .map(name -> Enum.valueOf(type, name))
                .collect(Collectors.toSet());
    }
}
