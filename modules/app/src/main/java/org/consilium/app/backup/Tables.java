package org.consilium.app.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.app.database.Migrations;

/** The tables of a node as the database itself describes them: what is added to a schema later is backed up without a change here. */
final class Tables {

    /** Whose rows are not kept: who is signed in is not brought back, and the history of scripts is made by running them. */
    private static final Set<String> LEFT_OUT = Set.of(
            "web.session",
            "security.provider_session",
            "security.provider_request",
            "security.viewer_code",
            "security.viewer_session");

    private static final String HISTORY = "flyway_schema_history";

    private Tables() {}

    /**
     * A table.
     *
     * @param name with its schema
     * @param columns those that hold values of their own; generated ones do not
     */
    record Table(String name, List<String> columns) {

        /** As SQL writes it: {@code schema.table (column, ...)}. */
        String sql() {
            return quoted(name)
                    + columns.stream().map(column -> "\"" + column + "\"").collect(Collectors.joining(", ", " (", ")"));
        }
    }

    /** {@code "schema"."name"}. */
    static String quoted(String qualified) {
        return "\"" + qualified.replace(".", "\".\"") + "\"";
    }

    /** Every table of the node's schemas, each behind those it refers to. */
    static List<Table> of(Connection connection) throws SQLException {
        var columns = new LinkedHashMap<String, List<String>>();
        try (var query = connection.prepareStatement("""
                select n.nspname || '.' || c.relname, a.attname
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid
                where n.nspname = any(?) and c.relkind = 'r' and c.relname <> ? and a.attnum > 0
                    and not a.attisdropped and a.attgenerated = ''
                order by 1, a.attnum
                """)) {
            query.setArray(1, connection.createArrayOf("text", Migrations.SCHEMAS.toArray()));
            query.setString(2, HISTORY);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        columns.keySet().removeAll(LEFT_OUT);
        return inOrder(columns, references(connection));
    }

    private static List<Table> inOrder(Map<String, List<String>> columns, Map<String, Set<String>> references) {
        var left = new LinkedHashMap<>(columns);
        var ordered = new ArrayList<Table>();
        while (!left.isEmpty()) {
            var free = left.entrySet().stream()
                    .filter(table -> references.getOrDefault(table.getKey(), Set.of()).stream()
                            .noneMatch(other -> !other.equals(table.getKey()) && left.containsKey(other)))
                    .map(table -> new Table(table.getKey(), table.getValue()))
                    .toList();
            if (free.isEmpty()) {
                throw new BackupFailed("Tables of the database refer to each other in a circle: " + left.keySet());
            }
            ordered.addAll(free);
            free.forEach(table -> left.remove(table.name()));
        }
        return ordered;
    }

    private static Map<String, Set<String>> references(Connection connection) throws SQLException {
        var references = new LinkedHashMap<String, Set<String>>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery("""
                        select n.nspname || '.' || c.relname, m.nspname || '.' || d.relname
                        from pg_constraint k
                        join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                        join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
                        where k.contype = 'f'
                        """)) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), name -> new LinkedHashSet<>())
                        .add(rows.getString(2));
            }
        }
        return references;
    }

    /** Version of each schema: the last script that ran in it. */
    static Map<String, String> versions(Connection connection) throws SQLException {
        var versions = new LinkedHashMap<String, String>();
        for (var schema : Migrations.SCHEMAS) {
            try (var query = connection.createStatement();
                    var rows = query.executeQuery("select version from " + quoted(schema + "." + HISTORY)
                            + " where success and version is not null order by installed_rank")) {
                var newest = new ArrayList<String>();
                while (rows.next()) {
                    newest.add(rows.getString(1));
                }
                newest.sort((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)));
                versions.put(schema, newest.getLast());
            }
        }
        return versions;
    }

    /** The node's sequences and whose next value they give. */
    static List<String> sequences(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var query = connection.prepareStatement(
                "select schemaname || '.' || sequencename from pg_sequences where schemaname = any(?) order by 1")) {
            query.setArray(1, connection.createArrayOf("text", Migrations.SCHEMAS.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
