package org.consilium.app.prepare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.consilium.dimse.Destination;
import org.consilium.dimse.association.Timeouts;
import org.consilium.kernel.AeTitle;
import org.springframework.util.FileSystemUtils;

/** A node with data of its own on ports that nobody knows: started, used for a while, ended, and its data deleted. */
final class Rehearsal implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(3);

    /** The Java machine writes the cache after the node has ended. */
    private static final Duration END_MAX = Duration.ofMinutes(5);

    private static final Duration ANSWER_MAX = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 100;

    private static final AeTitle NODE = new AeTitle("CONSILIUM");
    private static final AeTitle CLIENT = new AeTitle("REHEARSAL");

    private final Path home;
    private final Process process;
    private final int httpPort = freePort();
    private final int dicomPort = freePort();
    private final String token = UUID.randomUUID().toString();
    private final HttpClient http = HttpClient.newHttpClient();

    private Rehearsal(List<String> command, Path folder) throws IOException {
        this.home = folder.resolve("home");
        var known = "--consilium.remote-aes[0].";
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(
                known + "ae-title=" + CLIENT,
                known + "host=127.0.0.1",
                known + "port=" + dicomPort,
                known + "may=store,find,get"));
        var builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rehearsal.log").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("CONSILIUM_"));
        environment.put("CONSILIUM_HOME", home.toString());
        environment.put("CONSILIUM_AE_TITLE", NODE.toString());
        environment.put("CONSILIUM_HTTP_PORT", String.valueOf(httpPort));
        environment.put("CONSILIUM_DICOM_PORT", String.valueOf(dicomPort));
        environment.put("CONSILIUM_API_TOKEN", token);
        environment.put("CONSILIUM_ADMIN_PASSWORD", UUID.randomUUID().toString());
        this.process = builder.start();
    }

    /** Returns when it is ready. */
    static Rehearsal start(List<String> command, Path folder) throws IOException, InterruptedException {
        var rehearsal = new Rehearsal(command, folder);
        try {
            rehearsal.awaitReady();
            return rehearsal;
        } catch (IOException | InterruptedException | RuntimeException e) {
            rehearsal.close();
            throw e;
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_MAX.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(
                        "a node that was started for trial did not become ready; rehearsal.log tells why");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(request("/actuator/health/readiness"), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where its DICOM port is, for the one peer that may store, find and get. */
    Destination dicom() {
        return new Destination("127.0.0.1", dicomPort, NODE, CLIENT, Timeouts.DEFAULT);
    }

    /** Asks by HTTP and throws the answer away; fails unless it is a success. */
    void read(String path) throws IOException, InterruptedException {
        int status = http.send(request(path), BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("the node that was started for trial answered " + status);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .header("Authorization", "Bearer " + token)
                .timeout(ANSWER_MAX)
                .build();
    }

    /** Ends it as SIGTERM does and returns when the Java machine has written what it had to. */
    void end() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("a node that was started for trial did not end");
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
        process.destroyForcibly().onExit().join();
        if (Files.exists(home)) {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
