package org.consilium.cases.desk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.consilium.cases.CaseAction;
import org.junit.jupiter.api.Test;

/** The table of acts in a case that people read is the one the desk follows. */
class CaseActsDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/access.md");
    private static final Path WRITTEN = Path.of("target/case-acts-table.md");

    @Test
    void theTableIsTheOneInTheDocument() throws IOException {
        var table = table();
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, table);

        assertThat(Files.readString(DOCUMENT))
                .as("the table now is in " + WRITTEN.toAbsolutePath())
                .contains(table);
    }

    private static String table() {
        var parts = Part.values();
        return "| |"
                + Arrays.stream(parts).map(part -> " " + words(part) + " |").collect(joining()) + "\n|---|"
                + "---|".repeat(parts.length) + "\n"
                + Arrays.stream(CaseAction.values())
                        .map(action -> "| " + words(action) + " |"
                                + Arrays.stream(parts)
                                        .map(part -> Permissions.partsOf(action).contains(part) ? " yes |" : " - |")
                                        .collect(joining())
                                + "\n")
                        .collect(joining());
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
