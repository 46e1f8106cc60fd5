package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A document of a case comes back with the backup of its node, byte for byte. */
class DocumentBackupIT {

    private static final Duration SEEN_MAX = Duration.ofMinutes(1);
    private static final String LETTER = "Заключение: без динамики.\n所見：変化なし。\n";

    @TempDir
    private Path folder;

    @Test
    void aDocumentIsInTheNodeThatWasRestored() throws Exception {
        var home = folder.resolve("home");
        var backup = folder.resolve("backup");
        var image = SmallImage.of(Uid.random(), Uid.random(), 1, new byte[64 * 64]);
        String password;
        String content;
        try (var node = Node.in(home).start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            password = NewPerson.at(administrator, "referrer", "Воронина Анна", "REFERRER")
                    .password();
            assertThat(Senders.store(node, image)).isZero();
            try (var referrer = Visitor.signIn(node, "referrer", password)) {
                content = brought(referrer, image.study());
                assertThat(read(referrer, content)).isEqualTo(LETTER);
            }
            assertThat(run(home, "backup", backup).exitCode()).isZero();
        }
        var elsewhere = folder.resolve("elsewhere");
        assertThat(run(elsewhere, "restore", backup).exitCode()).isZero();
        try (var node = Node.in(elsewhere).start();
                var referrer = Visitor.signIn(node, "referrer", password)) {
            assertThat(read(referrer, content)).isEqualTo(LETTER);
        }
    }

    /** Puts a letter to a new question; where it is read. */
    private static String brought(Visitor referrer, Uid study) {
        Awaitility.await()
                .atMost(SEEN_MAX)
                .until(() ->
                        referrer.send("GET", "/api/studies/" + study, Map.of()).statusCode() == 200);
        var created = referrer.post(
                "/api/cases",
                Map.of(
                        "studies",
                        List.of(study.value()),
                        "discipline",
                        "RADIOLOGY",
                        "urgency",
                        "ROUTINE",
                        "question",
                        "Динамика?",
                        "languages",
                        List.of("ru")));
        var documents = "/api/cases/" + created.get("id").asString() + "/documents";
        JsonNode page =
                referrer.upload(documents + "?kind=LETTER", "letter.txt", LETTER.getBytes(StandardCharsets.UTF_8));
        return documents + "/" + page.get("documents").get(0).get("id").asString() + "/content";
    }

    private static String read(Visitor referrer, String content) {
        var answer = referrer.send("GET", content, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Program run(Path home, String command, Path backup) throws Exception {
        return Program.run(
                NodeProgram.prepared(), Map.of("CONSILIUM_HOME", home.toString()), command, backup.toString());
    }
}
