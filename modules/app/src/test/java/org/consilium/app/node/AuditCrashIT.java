package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.app.audit.AuditCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is killed leaves no decision that it has acknowledged without its event, and a chain that is sound. */
class AuditCrashIT {

    private static final int SENDERS = 4;
    private static final int ACKNOWLEDGED_MIN = 25;
    private static final int ROUNDS = 3;

    @TempDir
    private Path folder;

    @Test
    void everyAcknowledgedDecisionHasItsEventWhereverTheNodeIsKilled() throws Exception {
        var home = folder.resolve("home");
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (var node = Node.in(home).start()) {
                acknowledged.addAll(decideUntilKilled(node, round));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ACKNOWLEDGED_MIN);
        try (var node = Node.in(home).start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var said = said(node, administrator);
            assertThat(said).containsAll(acknowledged);
            assertThat(verify(home)).as("while the node runs").isZero();
        }
        assertThat(verify(home)).as("while no node runs").isZero();
    }

    private static Set<String> decideUntilKilled(Node node, int round) throws InterruptedException {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var enough = new CountDownLatch(ACKNOWLEDGED_MIN);
        var over = new AtomicBoolean();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            var prefix = "R%dS%dN".formatted(round, sender);
            senders.add(Thread.ofVirtual().start(() -> {
                try (var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
                    for (int number = 0; !over.get(); number++) {
                        var path = "/api/remote-aes/" + prefix + number;
                        var answer = administrator.send(
                                "PUT", path, Map.of("host", "127.0.0.1", "port", 104, "may", List.of("STORE")));
                        if (answer.statusCode() < 300) {
                            acknowledged.add(path);
                            enough.countDown();
                        }
                    }
                } catch (UncheckedIOException killed) {
                    over.set(true);
                }
            }));
        }
        enough.await();
        node.kill();
        over.set(true);
        for (var sender : senders) {
            sender.join();
        }
        return Set.copyOf(acknowledged);
    }

    /** Addresses of the peers that the trail says were changed. */
    private static Set<String> said(Node node, Visitor administrator) {
        var password =
                NewPerson.at(administrator, "auditor", "Auditor", "AUDITOR").password();
        Set<String> said = new HashSet<>();
        try (var auditor = Visitor.signIn(node, "auditor", password)) {
            var found = auditor.post("/api/audit/search", Map.of("acts", List.of("PEERS_CHANGED"), "limit", 1000));
            while (true) {
                for (var event : found.get("events")) {
                    event.get("subjects")
                            .forEach(subject -> said.add(subject.get("id").asString()));
                }
                if (!found.hasNonNull("next")) {
                    return said;
                }
                found = auditor.post(
                        "/api/audit/search",
                        Map.of(
                                "acts",
                                List.of("PEERS_CHANGED"),
                                "limit",
                                1000,
                                "before",
                                found.get("next").asLong()));
            }
        }
    }

    private static int verify(Path home) throws IOException {
        return AuditCommand.run(
                Map.of("consilium.home", home.toString()), "audit", "verify", "--consilium.home=" + home);
    }
}
