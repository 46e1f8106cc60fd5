package org.consilium.app.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** NOTICE names every third-party part that ships in the packaged node, with its licence, and none that does not. */
class NoticeIT {

    private static final Path NOTICE = Path.of("..", "..", "NOTICE");
    private static final Path NODE = Path.of("target", "consilium-node.jar");
    private static final Pattern LINE = Pattern.compile(" {2}(\\S+) +(\\S.*)");
    private static final Pattern LIBRARY = Pattern.compile("BOOT-INF/lib/(.+?)-\\d[^/]*\\.jar");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^(\\S+) \\d\\S* \\(.+\\)$");

    @Test
    void everyLibraryInTheJarIsNamed() throws IOException {
        assertThat(named("Java libraries")).isEqualTo(libraries());
    }

    @Test
    void everyPackageInThePortalIsNamed() throws IOException {
        var packaged = PACKAGE.matcher(thirdParty())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packaged).isNotEmpty();
        assertThat(named("Parts of the portal")).isEqualTo(packaged);
    }

    @Test
    void everyTypefaceIsNamed() throws IOException {
        var packaged = new TreeSet<String>();
        inModule("consilium-reports", (name, _) -> {
            if (name.endsWith(".ttf")) {
                packaged.add(name.split("/")[5]);
            }
        });
        assertThat(packaged).isNotEmpty();
        assertThat(named("Typefaces")).isEqualTo(packaged);
    }

    private static Set<String> libraries() throws IOException {
        try (var jar = new JarFile(NODE.toFile())) {
            return jar.stream()
                    .map(entry -> LIBRARY.matcher(entry.getName()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(match -> match.group(1))
                    .filter(name -> !name.startsWith("consilium-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String thirdParty() throws IOException {
        var listed = new StringBuilder();
        inModule("consilium-frontend", (name, content) -> {
            if (name.equals("static/THIRD-PARTY.txt")) {
                listed.append(content);
            }
        });
        return listed.toString();
    }

    /** Every file inside one of our own jars in the packaged node. */
    private static void inModule(String module, BiConsumer<String, String> each) throws IOException {
        try (var jar = new JarFile(NODE.toFile())) {
            var inner = jar.stream()
                    .filter(entry -> entry.getName().startsWith("BOOT-INF/lib/" + module))
                    .findFirst()
                    .orElseThrow();
            try (var zip = new ZipInputStream(jar.getInputStream(inner))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    var text = entry.getName().endsWith(".txt") ? new String(zip.readAllBytes(), UTF_8) : "";
                    each.accept(entry.getName(), text);
                }
            }
        }
    }

    /** Names in the section of NOTICE with this heading; every line has a licence. */
    private static Set<String> named(String heading) throws IOException {
        var names = new TreeSet<String>();
        boolean inside = false;
        for (var line : Files.readAllLines(NOTICE)) {
            var match = LINE.matcher(line);
            if (match.matches()) {
                if (inside) {
                    names.add(match.group(1));
                }
            } else if (!line.isBlank()) {
                inside = line.startsWith(heading);
            }
        }
        return names;
    }
}
