package org.consilium.bench.peers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The providers that are compared, each a process of its own on this machine; ended when this is closed. */
final class Peers implements AutoCloseable {

    private static final int STARTUP_SECONDS_MAX = 30;
    private static final long POLL_MILLIS = 100;

    private final Path work;
    private final List<Process> processes = new ArrayList<>();
    private final Target toolkit;
    private final Target sink;
    private final Optional<Target> orthanc;
    private final Optional<Target> storescp;

    Peers(Path work) throws IOException {
        this.work = work;
        this.toolkit = java("the toolkit", NullNode.class);
        this.sink = java("raw sink", RawSink.class);
        this.orthanc = startOrthanc();
        this.storescp = startStorescp();
    }

    /** A node of the toolkit that keeps nothing. */
    Target toolkit() {
        return toolkit;
    }

    Target sink() {
        return sink;
    }

    Optional<Target> orthanc() {
        return orthanc;
    }

    Optional<Target> storescp() {
        return storescp;
    }

    private Target java(String name, Class<?> program) throws IOException {
        Process process = start(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        try (BufferedReader output = process.inputReader()) {
            return new Target(name, Integer.parseInt(output.readLine()));
        }
    }

    private Optional<Target> startOrthanc() throws IOException {
        int port = freePort();
        Path folder = Files.createDirectories(work.resolve("orthanc"));
        Path configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, """
                {"Name": "BENCH", "DicomAet": "BENCH", "DicomPort": %d, "HttpServerEnabled": false, "DicomCheckCalledAet": false,
                 "DicomAlwaysAllowEcho": true, "DicomAlwaysAllowStore": true, "StorageDirectory": "%s", "IndexDirectory": "%s"}
                """.formatted(port, folder, folder));
        return peer("Orthanc", port, Map.of("TCP_NODELAY", "1"), "Orthanc", configuration.toString());
    }

    /** With its disable of Nagle's algorithm and without writing anything: at its fastest. */
    private Optional<Target> startStorescp() throws IOException {
        int port = freePort();
        return peer(
                "DCMTK storescp",
                port,
                Map.of("TCP_NODELAY", "1"),
                "storescp",
                "--fork",
                "--ignore",
                "-pdu",
                "131072",
                Integer.toString(port));
    }

    private Optional<Target> peer(String name, int port, Map<String, String> environment, String... command)
            throws IOException {
        if (!isInstalled(command[0])) {
            System.err.println("Not installed, left out: " + command[0]);
            return Optional.empty();
        }
        var builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(command[0] + ".log").toFile());
        builder.environment().putAll(environment);
        awaitListening(start(builder), name, port);
        return Optional.of(new Target(name, port));
    }

    static boolean isInstalled(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) {
                return true;
            }
        }
        return false;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static void awaitListening(Process process, String name, int port) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTUP_SECONDS_MAX);
        while (process.isAlive() && System.nanoTime() < end) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                pause();
            }
        }
        throw new IOException(name + " does not listen");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        try {
            for (Process process : processes) {
                if (!process.waitFor(STARTUP_SECONDS_MAX, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
