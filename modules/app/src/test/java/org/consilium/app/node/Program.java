package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program beside the node that runs to its end: a backup or a restore.
 *
 * @param output what it printed
 */
record Program(int exitCode, String output) {

    private static final int SECONDS_MAX = 180;

    static Program run(NodeProgram node, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(node.arguments());
        command.addAll(List.of(arguments));
        var start = new ProcessBuilder(command).redirectErrorStream(true);
        start.environment().keySet().removeIf(name -> name.startsWith("CONSILIUM_"));
        start.environment().putAll(environment);
        var process = start.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return new Program(process.exitValue(), output);
    }
}
