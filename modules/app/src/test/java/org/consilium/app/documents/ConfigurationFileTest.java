package org.consilium.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** {@code config/consilium.yaml} names every key the node reads, with the default it has, and no other. */
class ConfigurationFileTest {

    private static final Path FILE = Path.of("..", "..", "config", "consilium.yaml");
    private static final Path BUILT_IN = Path.of("src", "main", "resources", "application.yaml");

    private final Map<String, String> documented = read(FILE);

    @Test
    void everyKeyIsExplainedAndNoneIsInvented() {
        assertThat(documented.keySet())
                .containsExactlyInAnyOrderElementsOf(SettingsRecords.keys().keySet());
    }

    @Test
    void theDefaultsAreThoseOfTheCode() {
        var builtIn = read(BUILT_IN);
        var expected = new TreeMap<String, String>();
        SettingsRecords.keys().forEach((key, value) -> expected.put(key, builtIn.getOrDefault(key, value.orElse(""))));
        assertThat(documented).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void everyKeyHasACommentAboveIt() throws Exception {
        var lines = Files.readAllLines(FILE);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean leaf = line.matches(" +[a-z0-9-]+: .*");
            assertThat(!leaf || lines.get(i - 1).strip().startsWith("#"))
                    .as("line %d has a comment above it: %s", i + 1, line)
                    .isTrue();
        }
    }

    private static Map<String, String> read(Path file) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(file));
        var properties = Objects.requireNonNull(yaml.getObject(), file::toString);
        return properties.entrySet().stream()
                .filter(entry -> entry.getKey().toString().startsWith("consilium."))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString()));
    }
}
