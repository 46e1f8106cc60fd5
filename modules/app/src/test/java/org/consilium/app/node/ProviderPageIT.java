package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** People of a hospital sign in at its own identity provider, a real Keycloak, in a real browser. */
class ProviderPageIT {

    private static final String CLIENT_SECRET = "the secret of this client";
    private static final String PASSWORD = "a password at the hospital";

    @TempDir
    private Path folder;

    @Test
    void peopleSignInConfirmAndSignOutAtKeycloakAndItEndsTheirSessions() throws IOException {
        Keycloak.require();
        int port = FreePort.find();
        var secret = Files.writeString(folder.resolve("secret"), CLIENT_SECRET + "\n");
        var provider = "--consilium.oidc.providers[0].";
        try (var node = Node.in(folder.resolve("home"))
                        .argument("--consilium.institutions[0].name=City hospital")
                        .argument("--consilium.web.public-url=http://127.0.0.1:${consilium.http.port}")
                        .argument(provider + "name=city")
                        .argument(provider + "display-name=Городская больница")
                        .argument(provider + "issuer=http://127.0.0.1:" + port + "/realms/city")
                        .argument(provider + "client-id=consilium")
                        .argument(provider + "client-secret-file=" + secret)
                        .argument(provider + "institution=City hospital")
                        .argument("--consilium.oidc.keys-max=10s")
                        .argument(provider + "link-by=EMAIL")
                        .argument(provider + "unknown=WAIT")
                        .start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            person(administrator, "anh", "Nguyễn Thị Minh Anh", "anh@city.example", "REFERRER");
            person(administrator, "boss", "Boss", "boss@city.example", "ADMINISTRATOR");
            try (var keycloak = Keycloak.start(port, realm(node))) {
                BrowserScript.walk(
                        node,
                        "provider.mjs",
                        Map.of(
                                "name",
                                "provider",
                                "keycloak",
                                keycloak.address().toString(),
                                "admin",
                                Keycloak.ADMIN,
                                "adminPassword",
                                Keycloak.ADMIN_PASSWORD,
                                "password",
                                PASSWORD,
                                "localPassword",
                                Node.ADMIN_PASSWORD));
            }
            BrowserScript.walk(
                    node,
                    "provider-away.mjs",
                    Map.of("name", "provider-away", "account", "admin", "password", Node.ADMIN_PASSWORD));
            var log = Files.readString(folder.resolve("home/log/consilium.log"));
            assertThat(node.output() + log)
                    .doesNotContain("eyJ")
                    .doesNotContain("code=")
                    .doesNotContain(CLIENT_SECRET);
        }
    }

    private static void person(Visitor administrator, String account, String name, String email, String role) {
        NewPerson.at(administrator, NewPerson.home(administrator), account, name, role, Map.of("email", email));
    }

    private static String realm(Node node) {
        var base = node.uri("/").toString();
        return JsonMapper.builder()
                .build()
                .writeValueAsString(Map.of(
                        "realm",
                        "city",
                        "enabled",
                        true,
                        "sslRequired",
                        "none",
                        "displayName",
                        "City hospital",
                        "clients",
                        List.of(Map.of(
                                "clientId",
                                "consilium",
                                "protocol",
                                "openid-connect",
                                "publicClient",
                                false,
                                "secret",
                                CLIENT_SECRET,
                                "standardFlowEnabled",
                                true,
                                "redirectUris",
                                List.of(base + "api/session/providers/city/callback"),
                                "attributes",
                                Map.of(
                                        "pkce.code.challenge.method",
                                        "S256",
                                        "backchannel.logout.url",
                                        base + "api/session/providers/city/logout",
                                        "backchannel.logout.session.required",
                                        "true",
                                        "post.logout.redirect.uris",
                                        base))),
                        "users",
                        List.of(user("anh"), user("boss"), user("stranger"))));
    }

    private static Map<String, Object> user(String name) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@city.example",
                "emailVerified",
                true,
                "firstName",
                name,
                "lastName",
                "Example",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
    }
}
