package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.consilium.testkit.ForeignTool;

/** A page with Cornerstone3D and nothing else, built from its packages as their makers publish them. */
final class CornerstonePages {

    private static final Path SOURCES = Path.of("src", "test", "cornerstone");
    private static final Path FOLDER = Path.of("target", "cornerstone").toAbsolutePath();
    private static final Duration BUILD_MAX = Duration.ofMinutes(4);

    private CornerstonePages() {}

    static GatewayPages open(Node node) throws IOException {
        Files.createDirectories(FOLDER);
        for (var file :
                new String[] {"package.json", "package-lock.json", "index.html", "viewer.js", "vite.config.js"}) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(FOLDER.resolve("node_modules/@cornerstonejs/core"))) {
            succeed(ForeignTool.require("npm")
                    .run(BUILD_MAX, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", FOLDER));
        }
        succeed(ForeignTool.require("node")
                .run(BUILD_MAX, FOLDER.resolve("node_modules/vite/bin/vite.js"), "build", FOLDER));
        return new GatewayPages(node, FOLDER.resolve("dist"), Map.of());
    }

    private static void succeed(ForeignTool.Result result) {
        assertThat(result.exitCode()).as(result.output()).isZero();
    }
}
