package org.consilium.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.consilium.documents.DocumentText.None;
import org.consilium.documents.DocumentText.Why;
import org.consilium.documents.DocumentText.Words;
import org.consilium.documents.child.ReadText;

/**
 * Reads the text of documents in a process of its own for each, which has a small heap, a short life, no environment and, where the system
 * allows it, no network. A document that breaks it breaks nothing else.
 */
public final class TextReader {

    private static final int BYTES_OF_CHARACTER_MAX = 4;
    private static final int FIRST_LINE_BYTES_MAX = 64;
    private static final long ALONE_PROBE_SECONDS = 5;

    /** Of a process that could not even say that it cannot read. */
    private static final None BROKEN = new None(Why.UNREADABLE);

    private final ReaderLimits limits;
    private final List<String> command;

    public TextReader(ReaderLimits limits) {
        this.limits = limits;
        this.command = command(limits);
    }

    private static List<String> command(ReaderLimits limits) {
        var command = new ArrayList<String>(withoutNetwork());
        command.addAll(List.of(
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                        .toString(),
                "-Xmx" + limits.memoryMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path")));
        var main = ReadText.class.getName();
        if (isPackedProgram()) {
            command.addAll(
                    List.of("-Dloader.main=" + main, "org.springframework.boot.loader.launch.PropertiesLauncher"));
        } else {
            command.add(main);
        }
        return List.copyOf(command);
    }

    /** Whether the node runs from the one file it is packed in, whose classes no other Java finds by itself. */
    private static boolean isPackedProgram() {
        return ClassLoader.getSystemResource("org/springframework/boot/loader/launch/PropertiesLauncher.class") != null;
    }

    /** A network namespace of its own, with nothing in it; some systems let nobody but root have one. */
    private static List<String> withoutNetwork() {
        var alone = List.of("unshare", "--user", "--map-current-user", "--net");
        try {
            var probe = new ArrayList<>(alone);
            probe.add("true");
            var process = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(ALONE_PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return alone;
            }
            process.destroyForcibly();
        } catch (IOException notInstalled) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    /** Whether readers are kept from the network. */
    public boolean isWithoutNetwork() {
        return command.getFirst().equals("unshare");
    }

    /**
     * Reads a document; nothing that it holds makes this fail.
     *
     * @param document read to its end or left where the reader has ended; not closed
     * @throws IOException when no process can be started
     */
    public DocumentText read(DocumentType type, InputStream document) throws IOException, InterruptedException {
        var whole = new ArrayList<>(command);
        whole.addAll(List.of(type.name(), String.valueOf(limits.charactersMax())));
        var start = new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.DISCARD);
        start.environment().clear();
        var process = start.start();
        try {
            return answer(process, document);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private DocumentText answer(Process process, InputStream document) throws InterruptedException {
        var said = CompletableFuture.supplyAsync(
                () -> said(process),
                task -> Thread.ofVirtual().name("document-text").start(task));
        var given = CompletableFuture.runAsync(
                () -> give(process, document),
                task -> Thread.ofVirtual().name("document-bytes").start(task));
        try {
            var answer = said.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            given.join();
            return parsed(answer);
        } catch (TimeoutException e) {
            return new None(Why.TOO_LONG);
        } catch (ExecutionException e) {
            return BROKEN;
        }
    }

    private byte[] said(Process process) {
        try (var in = process.getInputStream()) {
            return in.readNBytes(FIRST_LINE_BYTES_MAX + BYTES_OF_CHARACTER_MAX * limits.charactersMax());
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** One that has ended does not take the rest. */
    private static void give(Process process, InputStream document) {
        try (var out = process.getOutputStream()) {
            document.transferTo(out);
        } catch (IOException ended) {
            process.destroyForcibly();
        }
    }

    private static DocumentText parsed(byte[] answer) {
        var text = new String(answer, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        if (line < 0) {
            return BROKEN;
        }
        // PostgreSQL keeps no NUL, and nobody reads one.
        var words = text.substring(line + 1).replace("\0", "").strip();
        return switch (text.substring(0, line)) {
            case "READ" -> new Words(words, false);
            case "CUT" -> new Words(words, true);
            case "ENCRYPTED" -> new None(Why.ENCRYPTED);
            default -> BROKEN;
        };
    }
}
