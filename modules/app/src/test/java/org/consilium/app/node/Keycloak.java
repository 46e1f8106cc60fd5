package org.consilium.app.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.consilium.testkit.ForeignTool;
import org.springframework.util.FileSystemUtils;

/** The identity provider Keycloak as its makers publish it on Maven Central, in development mode with a realm of its own. */
final class Keycloak implements AutoCloseable {

    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "admin of the provider";

    private static final String VERSION = "26.7.3";
    private static final String ARTIFACT = "org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip";
    private static final Path ZIP = Path.of(
            System.getProperty("user.home"),
            ".m2/repository/org/keycloak/keycloak-quarkus-dist/" + VERSION + "/keycloak-quarkus-dist-" + VERSION
                    + ".zip");
    private static final Path FOLDER = Path.of("target", "keycloak").toAbsolutePath();
    private static final Path HOME = FOLDER.resolve("keycloak-" + VERSION);
    private static final Duration FETCH_MAX = Duration.ofMinutes(5);
    private static final Duration START_MAX = Duration.ofMinutes(6);

    private final URI address;
    private final Process process;

    private Keycloak(URI address, Process process) {
        this.address = address;
        this.process = process;
    }

    /** Skips by name where it cannot be had, and fails where foreign tools are required. */
    static void require() throws IOException {
        if (!Files.exists(ZIP)) {
            var fetched = ForeignTool.require("mvn")
                    .run(FETCH_MAX, "-q", "-B", "dependency:get", "-Dartifact=" + ARTIFACT, "-Dtransitive=false");
            if (fetched.exitCode() != 0 || !Files.exists(ZIP)) {
                throw ForeignTool.missing("keycloak", ARTIFACT + " cannot be resolved");
            }
        }
        if (!Files.exists(HOME.resolve("bin/kc.sh"))) {
            unpack();
        }
    }

    private static void unpack() throws IOException {
        Path fresh = Files.createDirectories(FOLDER.resolve("fresh"));
        try (var zip = new ZipFile(ZIP.toFile())) {
            for (var entry : zip.stream().toList()) {
                Path target = fresh.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (InputStream bytes = zip.getInputStream(entry)) {
                    Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.move(fresh.resolve("keycloak-" + VERSION), HOME);
    }

    /** Starts it on a port of this machine. */
    static Keycloak start(int port, String realm) throws IOException {
        FileSystemUtils.deleteRecursively(HOME.resolve("data"));
        Files.writeString(Files.createDirectories(HOME.resolve("data/import")).resolve("realm.json"), realm);
        var start = new ProcessBuilder(
                        "bash",
                        HOME.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("keycloak.log").toFile());
        start.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx400m -XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN_PASSWORD));
        var keycloak = new Keycloak(URI.create("http://127.0.0.1:" + port), start.start());
        try {
            Awaitility.await("Keycloak is ready")
                    .atMost(START_MAX)
                    .pollInterval(Duration.ofMillis(500))
                    .failFast("Keycloak ended", () -> !keycloak.process.isAlive())
                    .until(keycloak::isReady);
        } catch (RuntimeException | Error e) {
            keycloak.close();
            throw new AssertionError(Files.readString(FOLDER.resolve("keycloak.log")), e);
        }
        return keycloak;
    }

    private boolean isReady() {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(address.resolve("/realms/city/.well-known/openid-configuration"))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
