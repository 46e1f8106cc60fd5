package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.consilium.kernel.Uid;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1, the part that kill -9 cannot prove: a system-call trace shows the flush before the answer. */
class FlushBeforeAnswerIT {

    /** Beginnings of PDUs (PS3.8 9.3) as strace prints them. */
    private static final String ASSOCIATE_AC = "\"\\2\\0";

    private static final String P_DATA = "\"\\4\\0";

    @TempDir
    private Path folder;

    @Test
    void theSpoolIsFlushedBeforeSuccessIsAnswered() throws Exception {
        var strace = ForeignTool.require("strace");
        try (var node = Node.in(folder.resolve("home")).start()) {
            var trace = folder.resolve("trace");
            Senders.store(node, image()); // so that files and classes are there
            var process = strace.start(
                    folder.resolve("strace.log"),
                    "-f",
                    "-yy",
                    "-o",
                    trace,
                    "-e",
                    "trace=fdatasync,fsync,write,writev,sendto,sendmsg",
                    "-p",
                    node.pid());
            try {
                awaitAttached(process);
                assertThat(Senders.store(node, image())).isEqualTo(0);
            } finally {
                process.destroy();
                process.waitFor(10, TimeUnit.SECONDS);
            }
            var lines = Files.readAllLines(trace);
            int accepted = firstPdu(lines, node.dicomPort(), ASSOCIATE_AC, 0);
            int answer = firstPdu(lines, node.dicomPort(), P_DATA, accepted);
            assertThat(lines.subList(accepted, answer))
                    .as("system calls between the acceptance of the association and the answer")
                    .anyMatch(FlushBeforeAnswerIT::isFlushOfTheSpool);
        }
    }

    private void awaitAttached(Process strace) {
        Awaitility.await("strace is attached")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !strace.isAlive()
                        || Files.readString(folder.resolve("strace.log")).contains("attached"));
        if (!strace.isAlive()) {
            throw ForeignTool.missing("strace", "it may not trace processes here");
        }
    }

    /** Line in which the node writes a PDU of this type to an association; fails when there is none. */
    private static int firstPdu(List<String> lines, int port, String type, int from) {
        for (int i = from; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean written = line.matches(".*(write|writev|sendto|sendmsg)\\(.*") && line.contains(":" + port);
            if (written && line.contains(type)) {
                return i;
            }
        }
        throw new AssertionError("no PDU " + type + " is written in the trace after line " + from);
    }

    private static boolean isFlushOfTheSpool(String line) {
        return line.matches(".*(fdatasync|fsync)\\(.*") && line.contains("/spool/");
    }

    private static SmallImage image() {
        return SmallImage.of(Uid.random(), Uid.random(), 1, new byte[64 * 64]);
    }
}
