package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys, second factor and confirmation in a real browser with a virtual authenticator, at the one address where passkeys work without TLS. */
class SignInPageIT {

    @TempDir
    private Path folder;

    @Test
    void peopleSignInByPasskeyAndBySecondFactor() {
        try (var node = Node.in(folder.resolve("home")).start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            var password =
                    person(administrator, "konstantinopolskaya", "Константинопольская-Преображенская Александра");
            var otherPassword = person(administrator, "tanaka", "田中 遥");
            BrowserScript.walk(
                    URI.create("http://localhost:" + node.uri("/").getPort() + "/"),
                    "signin.mjs",
                    Map.of(
                            "name", "signin",
                            "account", "konstantinopolskaya",
                            "password", password,
                            "other", "tanaka",
                            "otherPassword", otherPassword,
                            "device", "Ноутбук в ординаторской отделения лучевой диагностики"));
            var enrolled = administrator
                    .get("/api/persons")
                    .valueStream()
                    .filter(one -> one.get("secondFactor").asBoolean())
                    .map(one -> one.get("account").asString())
                    .toList();
            assertThat(enrolled).containsExactly("konstantinopolskaya");
        }
    }

    private static String person(Visitor administrator, String account, String name) {
        var institution =
                administrator.get("/api/institutions").get(0).get("id").asString();
        return administrator
                .post(
                        "/api/persons",
                        Map.of(
                                "account",
                                account,
                                "name",
                                name,
                                "institutionId",
                                institution,
                                "roles",
                                List.of("REFERRER"),
                                "languages",
                                List.of("ru"),
                                "zone",
                                "Europe/Moscow"))
                .get("initialPassword")
                .asString();
    }
}
