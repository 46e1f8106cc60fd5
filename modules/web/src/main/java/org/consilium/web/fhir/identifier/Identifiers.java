package org.consilium.web.fhir.identifier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.security.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register of foreign identifiers. */
public final class Identifiers {

    private final JdbcClient jdbc;

    public Identifiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes an identifier for something that is being placed, in the transaction of the caller. Who comes second waits for the first to
     * end. False: somebody has it.
     */
    public boolean take(InstitutionId institution, String type, Business identifier) {
        return jdbc.sql("""
                        insert into web.fhir_identifier (institution, resource_type, system, value)
                        values (:institution, :type, :system, :value) on conflict do nothing
                        """)
                        .param("institution", institution.value())
                        .param("type", type)
                        .param("system", identifier.system())
                        .param("value", identifier.value())
                        .update()
                == 1;
    }

    /** Says what a taken identifier stands for, now that it is known. */
    public void assign(InstitutionId institution, String type, Business identifier, CaseId of, String resourceId) {
        jdbc.sql("""
                update web.fhir_identifier set resource_id = :resource, case_id = :case
                where institution = :institution and resource_type = :type and system = :system and value = :value
                """)
                .param("institution", institution.value())
                .param("type", type)
                .param("system", identifier.system())
                .param("value", identifier.value())
                .param("resource", resourceId)
                .param("case", of.value())
                .update();
    }

    /** The resource an institution knows by an identifier. */
    public Optional<String> find(InstitutionId institution, String type, Business identifier) {
        return jdbc.sql("""
                select resource_id from web.fhir_identifier
                where institution = :institution and resource_type = :type and system = :system and value = :value
                    and resource_id is not null
                """)
                .param("institution", institution.value())
                .param("type", type)
                .param("system", identifier.system())
                .param("value", identifier.value())
                .query(String.class)
                .optional();
    }

    /** Resources of any institution with this value; which of them somebody may see is asked elsewhere. */
    public List<String> withValue(String type, String value) {
        return jdbc.sql("""
                select resource_id from web.fhir_identifier
                where resource_type = :type and value = :value and resource_id is not null
                """)
                .param("type", type)
                .param("value", value)
                .query(String.class)
                .list();
    }

    /** The identifiers within a case, by type and id of the resource. */
    public Map<String, List<Business>> ofCase(CaseId id) {
        return jdbc
                .sql("""
                select resource_type, resource_id, system, value from web.fhir_identifier
                where case_id = :case order by system, value
                """)
                .param("case", id.value())
                .query((row, number) -> Map.entry(
                        row.getString("resource_type") + "/" + row.getString("resource_id"),
                        new Business(row.getString("system"), row.getString("value"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * A business identifier.
     *
     * @param system URI of who gives such values; empty: not said
     */
    public record Business(String system, String value) {}
}
