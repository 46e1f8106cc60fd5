package org.consilium.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client that keeps cookies and repeats the CSRF token as our scripts do. */
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestNode node;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Browser(TestNode node) {
        this.node = node;
    }

    public Browser signIn(String account) {
        HttpResponse<byte[]> answer = post("/api/session", Map.of("account", account, "password", TestNode.PASSWORD));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("signing in answered " + answer.statusCode());
        }
        return this;
    }

    /** Repeats who it is, as before signing or exporting. */
    public Browser confirm() {
        HttpResponse<byte[]> answer = post("/api/session/confirmation", Map.of("password", TestNode.PASSWORD));
        if (answer.statusCode() != 204) {
            throw new IllegalStateException("confirming answered " + answer.statusCode());
        }
        return this;
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public HttpClient client() {
        return client;
    }

    /** One without a time limit, for answers that go on. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(node.url(path));
    }

    /** @param headers names and values in turn */
    public HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).timeout(Duration.ofSeconds(30));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<byte[]> post(String path, Object json) {
        return send(withToken(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(json))));
    }

    public HttpResponse<byte[]> put(String path, Object json) {
        return send(withToken(path).PUT(BodyPublishers.ofString(JSON.writeValueAsString(json))));
    }

    public HttpResponse<byte[]> delete(String path) {
        return send(withToken(path).DELETE());
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder withToken(String path) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }
}
