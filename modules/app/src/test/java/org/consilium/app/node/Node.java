package org.consilium.app.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.consilium.testkit.FreePort;

/** The packaged node, running as a process of its own on free ports. */
final class Node implements AutoCloseable {

    static final String API_TOKEN = "token-of-the-machine-client";
    static final String ADMIN_PASSWORD = "a password for these tests";

    /** As few as the configuration allows: every start hashes the password of the first account. */
    private static final String FEW_ITERATIONS = "--consilium.security.password-iterations=1000";

    /** Also while a dozen others compute on the same machine. */
    private static final Duration START_MAX = Duration.ofMinutes(5);

    private static final Duration STOP_MAX = Duration.ofSeconds(60);

    private final Path home;
    private final Path output;
    private final NodeProgram program;
    private final int httpPort;
    private final int dicomPort;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private Node(Builder builder) throws IOException {
        this.home = builder.home;
        this.httpPort = FreePort.find();
        this.dicomPort = FreePort.find();
        this.output = Files.createTempFile(Files.createDirectories(Path.of("target", "nodes")), "node", ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", builder.compiler));
        this.program = builder.program();
        if (!builder.environment.containsKey("CONSILIUM_DB_URL")) {
            program.lendPostgres(home);
        }
        command.addAll(program.arguments());
        command.add(FEW_ITERATIONS);
        command.addAll(builder.arguments);
        var start = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        start.environment().keySet().removeIf(name -> name.startsWith("CONSILIUM_"));
        start.environment().putAll(builder.environment);
        start.environment().put("CONSILIUM_HOME", home.toString());
        start.environment().put("CONSILIUM_HTTP_PORT", String.valueOf(httpPort));
        start.environment().put("CONSILIUM_DICOM_PORT", String.valueOf(dicomPort));
        this.process = start.start();
    }

    /** A node with its data in a folder, with an API token and a known first password. */
    static Builder in(Path home) {
        return new Builder(home);
    }

    static final class Builder {
        private final Path home;
        private final Map<String, String> environment =
                new HashMap<>(Map.of("CONSILIUM_API_TOKEN", API_TOKEN, "CONSILIUM_ADMIN_PASSWORD", ADMIN_PASSWORD));
        private final List<String> arguments = new ArrayList<>();
        private String compiler = "-XX:TieredStopAtLevel=1";
        private Optional<NodeProgram> program = Optional.empty();

        private Builder(Path home) {
            this.home = home;
        }

        Builder with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        Builder without(String variable) {
            environment.remove(variable);
            return this;
        }

        Builder argument(String argument) {
            arguments.add(argument);
            return this;
        }

        /** For a node that computes: compiles well instead of soon. */
        Builder optimized() {
            compiler = "-XX:+TieredCompilation";
            return this;
        }

        /** The same code in another form than the prepared one. */
        Builder program(NodeProgram other) {
            program = Optional.of(other);
            return this;
        }

        private NodeProgram program() {
            return program.orElseGet(NodeProgram::prepared);
        }

        /** Starts it without waiting for anything. */
        Node launch() {
            try {
                return new Node(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Starts it and waits until it says that it is ready. */
        Node start() {
            var node = launch();
            try {
                Awaitility.await("the node is ready")
                        .atMost(START_MAX)
                        .pollInterval(Duration.ofMillis(200))
                        .failFast("the node ended", () -> !node.process.isAlive())
                        .until(node::isReady);
                return node;
            } catch (RuntimeException | Error e) {
                node.close();
                throw new AssertionError("The node does not start: " + node.output(), e);
            }
        }
    }

    boolean isReady() {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** With the API token. */
    HttpResponse<byte[]> get(String path) {
        return send(request(path).GET().build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + API_TOKEN);
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    Path home() {
        return home;
    }

    int dicomPort() {
        return dicomPort;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Everything it has printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM; the exit code. */
    int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** SIGKILL, as a crash. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    int awaitEnd() {
        try {
            assertThat(process.waitFor(STOP_MAX.toSeconds(), SECONDS))
                    .as("the node ends in time")
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
        if (process.isAlive()) {
            stop();
        }
        try {
            program.takePostgresBack(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
