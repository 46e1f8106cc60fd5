package org.consilium.web.people.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Columns of the table, in the order in which they are written. */
enum Column {
    ACCOUNT("account", true),
    NAME("name", true),
    EMAIL("email", false),
    INSTITUTION("institution", true),
    ROLES("roles", true),
    LANGUAGES("languages", true),
    ZONE("zone", true),
    ACTIVE("active", false),
    DEPARTMENT("department", false),
    SPECIALTY("specialty", false),
    SITES("sites", false),
    MODALITIES("modalities", false),
    MAX_OPEN_CASES("maxOpenCases", false),
    LICENCE_UNTIL("licenceUntil", false),
    HOURS("hours", false),
    DEPUTIES("deputies", false);

    private final String title;
    private final boolean required;

    Column(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    String title() {
        return title;
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Column::title).toList();
    }

    static List<Column> required() {
        return Arrays.stream(values()).filter(column -> column.required).toList();
    }

    static Optional<Column> of(String title) {
        return Arrays.stream(values())
                .filter(column -> column.title.equalsIgnoreCase(title.strip()))
                .findFirst();
    }
}
