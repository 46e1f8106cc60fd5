package org.consilium.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets as PostgreSQL text arrays, sorted so that equal sets are equal rows. */
final class TextArrays {

    private TextArrays() {}

    static String[] of(Collection<String> texts) {
        return texts.stream().sorted().toArray(String[]::new);
    }

    static String[] ofNames(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    static Set<String> read(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    static <E extends Enum<E>> Set<E> read(ResultSet row, String column, Class<E> type) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(name -> Enum.valueOf(type, name))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }
}
