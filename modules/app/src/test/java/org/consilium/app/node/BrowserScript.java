package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.consilium.testkit.ForeignTool;
import tools.jackson.databind.json.JsonMapper;

/** A walk through the portal by a real browser, written in JavaScript. Screenshots stay in {@code target/screenshots}. */
final class BrowserScript {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();
    private static final Path SCRIPTS = Path.of("src", "test", "browser");
    private static final Duration WALK_MAX = Duration.ofMinutes(5);

    private BrowserScript() {}

    /**
     * Walks, and fails with what the script said when that fails.
     *
     * @param script name of the file
     * @param plan what the script is told; {@code name} begins the names of its screenshots
     */
    static void walk(Node node, String script, Map<String, ?> plan) {
        walk(node.uri("/"), script, plan);
    }

    /** As {@link #walk(Node, String, Map)}, through pages that another server has. */
    static void walk(URI pages, String script, Map<String, ?> plan) {
        var chromium = ForeignTool.require("chromium");
        try {
            Files.createDirectories(SCREENSHOTS);
            var folder = installed(script);
            var planFile = Files.writeString(
                    folder.resolve(plan.get("name") + ".json"),
                    JsonMapper.builder().build().writeValueAsString(plan));
            var walked = ForeignTool.require("node")
                    .run(WALK_MAX, folder.resolve(script), pages, chromium.path(), SCREENSHOTS, planFile);
            assertThat(walked.exitCode()).as(walked.output()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script with its one package, installed from the lock file beside the build's other results; one test run at a time. */
    private static Path installed(String script) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "browser")).toAbsolutePath();
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            for (var file : new String[] {"package.json", "package-lock.json", "portal.mjs", script}) {
                refresh(SCRIPTS.resolve(file), folder.resolve(file));
            }
            if (!Files.exists(folder.resolve("node_modules/playwright-core"))) {
                var npm = ForeignTool.require("npm")
                        .run("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder);
                assertThat(npm.exitCode()).as(npm.output()).isZero();
            }
        }
        return folder;
    }

    /** Leaves the same file alone: the browser of another test run may be reading it. */
    private static void refresh(Path source, Path copy) throws IOException {
        if (!Files.exists(copy) || Files.mismatch(source, copy) != -1) {
            Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
