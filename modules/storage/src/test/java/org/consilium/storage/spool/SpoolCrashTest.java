package org.consilium.storage.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes into a spool, again and again, and looks whether anything it had confirmed is missing. */
class SpoolCrashTest {

    private static final int ROUNDS = 4;
    private static final int WRITERS = 4;
    private static final SpoolLimits LIMITS = new SpoolLimits(1L << 30, 1_000_000, 1 << 20, 64 << 10);

    @TempDir
    Path folder;

    @Test
    void losesNothingConfirmedWhenItsProcessIsKilled() throws Exception {
        var random = new Random(4);
        Set<String> confirmed = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            confirmed.addAll(runUntilKilled(200 + random.nextInt(800)));
            var found = replayed();
            assertThat(found.keySet()).containsAll(confirmed);
            found.forEach((name, bytes) -> assertThat(bytes).isEqualTo(content(name)));
        }
        assertThat(confirmed).hasSizeGreaterThanOrEqualTo(ROUNDS * 200);
    }

    private List<String> runUntilKilled(int confirmationsBefore) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var names = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                names.add(line);
                if (names.size() == confirmationsBefore) {
                    // By its handle, which leaves the rest of its output readable.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        // The last line may be cut in the middle of a name.
        return names.stream().filter(name -> name.endsWith(".")).toList();
    }

    private Map<String, byte[]> replayed() throws IOException {
        var found = new HashMap<String, byte[]>();
        try (var spool = Spool.open(folder, LIMITS)) {
            var records = new ArrayList<SpoolRecord>();
            spool.replay(records::add);
            for (var record : records) {
                try (var in = spool.open(record.place(), 0, record.place().length())) {
                    found.put(new String(record.metadata(), UTF_8), in.readAllBytes());
                }
            }
        }
        return found;
    }

    private static byte[] content(String name) {
        var random = new Random(name.hashCode());
        // One in eight is large and gets a file of its own.
        var bytes = new byte[random.nextInt(8) == 0 ? 100_000 : random.nextInt(20_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The process that is killed: prints the name of every record once it is committed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws Exception {
            var spool = Spool.open(Path.of(args[0]), LIMITS);
            long run = System.nanoTime();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                Thread.ofPlatform().start(() -> write(spool, run + "-" + writer));
            }
            new CountDownLatch(1).await();
        }

        private static void write(Spool spool, String prefix) {
            try {
                for (int number = 0; ; number++) {
                    var name = prefix + "-" + number + ".";
                    try (var draft = spool.begin()) {
                        draft.write(content(name));
                        draft.commit(name.getBytes(UTF_8));
                    }
                    synchronized (System.out) {
                        System.out.println(name);
                        System.out.flush();
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
