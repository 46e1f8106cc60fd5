package org.consilium.cli.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/toolkit.md} shows the examples of this package as they are compiled and run. */
class ToolkitPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "toolkit.md");
    private static final Path SOURCES = Path.of("src/test/java/org/consilium/cli/toolkit");
    private static final Pattern SHOWN =
            Pattern.compile("<!-- example: ([a-z-]+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final String BEGIN = "// example: ";
    private static final int EXAMPLES_MIN = 10;

    @Test
    void showsTheExamplesThatWereRun() throws IOException {
        Map<String, String> compiled = compiled();
        assertThat(shown()).isEqualTo(compiled);
        assertThat(compiled).hasSizeGreaterThanOrEqualTo(EXAMPLES_MIN);
    }

    private static Map<String, String> shown() throws IOException {
        Map<String, String> examples = new TreeMap<>();
        SHOWN.matcher(Files.readString(PAGE)).results().forEach(each -> examples.put(each.group(1), each.group(2)));
        return examples;
    }

    private static Map<String, String> compiled() throws IOException {
        Map<String, String> examples = new TreeMap<>();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source :
                    sources.filter(each -> each.toString().endsWith(".java")).toList()) {
                collect(Files.readAllLines(source), examples);
            }
        }
        return examples;
    }

    private static void collect(List<String> lines, Map<String, String> examples) {
        List<String> example = new ArrayList<>();
        String name = "";
        for (String line : lines) {
            if (line.strip().startsWith(BEGIN)) {
                name = line.strip().substring(BEGIN.length());
                example.clear();
            } else if (line.strip().equals("// end")) {
                examples.put(name, String.join("\n", example).stripIndent() + "\n");
            } else {
                example.add(line);
            }
        }
    }
}
