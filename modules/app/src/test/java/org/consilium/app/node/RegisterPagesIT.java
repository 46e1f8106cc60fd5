package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs with tokens, tables of codes and templates of questions, kept in the portal by those who may: in a real browser. */
class RegisterPagesIT {

    @TempDir
    private Path folder;

    @Test
    void whatAdministratorsAndCoordinatorsKeepIsKeptInThePortal() {
        try (var node = Node.in(folder.resolve("home")).start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var password = NewPerson.at(administrator, "duc", "Trần Văn Đức", "COORDINATOR")
                    .password();

            BrowserScript.walk(
                    node,
                    "registers.mjs",
                    Map.ofEntries(
                            Map.entry("name", "registers"),
                            Map.entry("password", Node.ADMIN_PASSWORD),
                            Map.entry("none", "No systems yet"),
                            Map.entry(
                                    "system",
                                    "Медицинская информационная система краевой клинической больницы имени С. И. Сергеева"),
                            Map.entry("version", "2019 ru"),
                            Map.entry("broken", "code;display\nC34.1;Верхняя доля\nне код;Нижняя доля\n"),
                            Map.entry("brokenLine", "Line 3"),
                            Map.entry("codes", "code;display\nC34.1;Верхняя доля\nC34.3;Нижняя доля\n"),
                            Map.entry("coordinator", "duc"),
                            Map.entry("coordinatorPassword", password),
                            Map.entry("template", "脳腫瘍の術前評価"),
                            Map.entry("lines", "症状\n大きさ: number mm\n側: 右 / 左\n造影: yes/no")));

            assertThat(administrator.get("/api/systems").at("/0/active").asBoolean())
                    .isFalse();
            assertThat(administrator.get("/api/code-tables").valueStream())
                    .extracting(table -> table.get("state").asString() + " " + table.get("codes"))
                    .contains("ACTIVE 2");
        }
    }
}
