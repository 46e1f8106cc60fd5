package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
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
            var password = NewPerson.at(
                            administrator,
                            "konstantinopolskaya",
                            "Константинопольская-Преображенская Александра",
                            "REFERRER")
                    .password();
            var otherPassword =
                    NewPerson.at(administrator, "tanaka", "田中 遥", "REFERRER").password();
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
}
