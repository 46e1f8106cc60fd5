package org.consilium.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An S3 server with one bucket: s3proxy in a process of its own, which a test can stop and start again, as an outage does. */
public final class S3Server implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Duration END_MAX = Duration.ofSeconds(120);
    private static final String BUCKET = "consilium";

    private final Path folder;
    private final int port = FreePort.find();
    private final boolean signed;
    private final List<String> program;
    private @Nullable Process process;

    private S3Server(Path folder, boolean signed, List<String> program) {
        this.folder = folder;
        this.signed = signed;
        this.program = program;
    }

    /** Starts a server with an empty bucket and waits until it answers. */
    public static S3Server start() {
        return start(true, S3Program.arguments());
    }

    /** The same, but it takes requests without looking at their signatures: what lies between may change them. */
    public static S3Server startUnsigned() {
        return start(false, S3Program.arguments());
    }

    /** For a benchmark: its program reaches full speed, which costs a start that a test is better without. */
    public static S3Server startEnduring() {
        return start(true, S3Program.enduringArguments());
    }

    /** @param program as Java is told to run it */
    static S3Server start(boolean signed, List<String> program) {
        try {
            var folder = Files.createTempDirectory("s3proxy");
            Files.createDirectories(folder.resolve("objects").resolve(BUCKET));
            var server = new S3Server(folder, signed, program);
            Files.writeString(folder.resolve("s3proxy.conf"), server.configuration());
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        return """
                s3proxy.endpoint=%s
                s3proxy.authorization=%s
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(url(), signed ? "aws-v4" : "none", accessKey(), secretKey(), folder.resolve("objects"));
    }

    /** Starts the stopped server again at the same address, with its objects. */
    public void restart() {
        try {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(program);
            command.addAll(List.of("--properties", "s3proxy.conf"));
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitListening(process);
    }

    private void awaitListening(Process started) {
        var deadline = Instant.now().plus(START_MAX);
        while (!isListening()) {
            if (!started.isAlive() || Instant.now().isAfter(deadline)) {
                started.destroyForcibly();
                throw new IllegalStateException("s3proxy does not start: " + readLog());
            }
            pause();
        }
    }

    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while s3proxy starts", e);
        }
    }

    /** Ends the server at once; its objects stay. */
    public void stop() {
        var running = process;
        if (running != null) {
            running.destroyForcibly();
            awaitEnd(running, STOP_MAX);
        }
    }

    /** Lets the server end by itself, with all that its Java machine does then. */
    void end() {
        var running = process;
        if (running != null) {
            running.destroy();
            if (!awaitEnd(running, END_MAX)) {
                throw new IllegalStateException("s3proxy does not end: " + readLog());
            }
        }
    }

    private static boolean awaitEnd(Process running, Duration max) {
        try {
            return running.waitFor(max.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String accessKey() {
        return "test-access-key";
    }

    public String secretKey() {
        return "test-secret-key";
    }

    public String bucket() {
        return BUCKET;
    }

    private Path log() {
        return folder.resolve("s3proxy.log");
    }

    private String readLog() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** Stops the server and deletes its objects. */
    @Override
    public void close() {
        stop();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
