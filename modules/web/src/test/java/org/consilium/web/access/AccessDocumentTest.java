package org.consilium.web.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.security.Right;
import org.consilium.security.Rights;
import org.consilium.security.Role;
import org.consilium.web.access.Route.Who;
import org.junit.jupiter.api.Test;

/** The tables people read are those the program follows. */
class AccessDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/access.md");
    private static final Path WRITTEN = Path.of("target/access-tables.md");

    @Test
    void theTablesAreThoseInTheDocument() throws IOException {
        var tables = Stream.of(rights(), studies(), routes()).toList();
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, String.join("\n", tables));

        assertThat(Files.readString(DOCUMENT))
                .as("the tables now are in " + WRITTEN.toAbsolutePath())
                .contains(tables);
    }

    private static String rights() {
        var rights = Right.values();
        return "| |"
                + Arrays.stream(rights).map(right -> " " + words(right) + " |").collect(joining()) + "\n|---|"
                + "---|".repeat(rights.length) + "\n"
                + Arrays.stream(Role.values())
                        .map(role -> "| " + words(role) + " |"
                                + Arrays.stream(rights)
                                        .map(right -> Rights.of(role).contains(right) ? " yes |" : " - |")
                                        .collect(joining())
                                + "\n")
                        .collect(joining());
    }

    private static String studies() {
        return "| | own institution | by case grant | after the case ended | other institution |\n|---|---|---|---|---|\n"
                + Arrays.stream(Role.values())
                        .map(role -> "| %s | %s | %s | - | - |\n"
                                .formatted(
                                        words(role),
                                        Rights.of(role).contains(Right.VIEW_STUDIES) ? "sees" : "-",
                                        Rights.of(role).contains(Right.GIVE_OPINIONS) ? "sees" : "-"))
                        .collect(joining());
    }

    private static String routes() {
        return "| Route | Who |\n|---|---|\n"
                + Routes.TABLE.stream()
                        .map(route -> "| %s `%s` | %s |\n".formatted(route.method(), route.pattern(), who(route.who())))
                        .collect(joining());
    }

    private static String who(Who who) {
        return switch (who) {
            case Who.Everybody() -> "everybody";
            case Who.Recognized() -> "whom the address itself names";
            case Who.People() -> "people";
            case Who.PeopleAtTheDoor() -> "people, also those who still have to set up a second factor";
            case Who.PeopleWith(Set<Right> rights) -> words(rights);
            case Who.MachineOrPeopleWith(Set<Right> rights) -> "the machine client; " + words(rights);
        };
    }

    private static String words(Set<Right> rights) {
        return rights.stream().map(AccessDocumentTest::words).sorted().collect(joining(", "));
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
