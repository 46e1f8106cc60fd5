package org.consilium.app.node;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** A node with the invented network: its people, a CT and a slide. */
final class Demonstration {

    /** Of all its people. */
    static final String PASSWORD = "a-password-for-the-walk";

    private static final Duration READY_MAX = Duration.ofSeconds(180);

    private Demonstration() {}

    /** Returns when its images have been received. */
    static Node start(Node.Builder setup) {
        var node = setup.with("CONSILIUM_DEMO_PASSWORD", PASSWORD)
                .optimized()
                .argument("--spring.profiles.active=demo")
                .start();
        Awaitility.await("the demonstration is in place")
                .atMost(READY_MAX)
                .until(() -> node.output().contains("A demonstration network is in place"));
        return node;
    }

    /** UID of the first study with a modality. */
    static String study(Node node, String modality) {
        var found = node.get("/dicomweb/studies?ModalitiesInStudy=" + modality);
        var study = JsonMapper.builder()
                .build()
                .readTree(new String(found.body(), StandardCharsets.UTF_8))
                .get(0);
        return study.get("0020000D").get("Value").get(0).asString();
    }
}
