package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed in at the case API, with the cookies and the token against forged requests that a browser would send. */
final class Visitor implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Node node;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Visitor(Node node) {
        this.node = node;
    }

    static Visitor signIn(Node node, String account, String password) {
        var visitor = new Visitor(node);
        visitor.send("GET", "/api/session", Map.of());
        visitor.post("/api/session", Map.of("account", account, "password", password));
        return visitor;
    }

    /** Somebody who types the wrong password. */
    static void isTurnedAway(Node node, String account, String password) {
        try (var visitor = new Visitor(node)) {
            visitor.send("GET", "/api/session", Map.of());
            var answer = visitor.send("POST", "/api/session", Map.of("account", account, "password", password));
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    JsonNode get(String path) {
        return expectSuccess(send("GET", path, Map.of()));
    }

    JsonNode post(String path, Map<String, ?> body) {
        return expectSuccess(send("POST", path, body));
    }

    JsonNode put(String path, Map<String, ?> body) {
        return expectSuccess(send("PUT", path, body));
    }

    /** The answer as it is, for requests that may be refused. */
    HttpResponse<String> send(String method, String path, Map<String, ?> body) {
        var request = HttpRequest.newBuilder(node.uri(path)).header("Accept", "application/json");
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json").header("X-XSRF-TOKEN", csrfToken());
        }
        request.method(
                method,
                method.equals("GET")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return answer(request);
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Brings a file as a browser does. */
    JsonNode upload(String path, String name, byte[] content) {
        var request = HttpRequest.newBuilder(node.uri(path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .header("X-XSRF-TOKEN", csrfToken())
                .POST(BodyPublishers.ofByteArray(content));
        return expectSuccess(answer(request));
    }

    private static JsonNode expectSuccess(HttpResponse<String> response) {
        assertThat(response.statusCode())
                .as(response.request().method() + " " + response.uri() + ": " + response.body())
                .isBetween(200, 299);
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    private String csrfToken() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        http.close();
    }
}
