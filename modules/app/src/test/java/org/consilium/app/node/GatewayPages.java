package org.consilium.app.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A viewer that others have written, behind one address with the DICOMweb service of a node, as a gateway in a hospital puts them together: the
 * gateway holds the token of the machine client, the browser never sees it.
 */
final class GatewayPages implements AutoCloseable {

    private static final int THREADS = 8;
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html",
            "text/html",
            "js",
            "text/javascript",
            "css",
            "text/css",
            "wasm",
            "application/wasm",
            "json",
            "application/json");

    private final Node node;
    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    /**
     * @param folder of the pages; what is no file there is {@code index.html}
     * @param scripts in place of those of the folder, by their address
     */
    GatewayPages(Node node, Path folder, Map<String, String> scripts) throws IOException {
        this.node = node;
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, this::page));
        scripts.forEach((address, script) -> server.createContext(
                address,
                exchange ->
                        answer(exchange, answered -> write(answered, "js", script.getBytes(StandardCharsets.UTF_8)))));
        server.createContext("/dicomweb", exchange -> answer(exchange, this::forward));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** What the viewer asked and the node did not do. */
    Queue<String> refused() {
        return refused;
    }

    private interface Answer {
        void write(HttpExchange exchange) throws IOException;
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            // What lets a page share memory with its workers.
            exchange.getResponseHeaders().set("Cross-Origin-Opener-Policy", "same-origin");
            exchange.getResponseHeaders().set("Cross-Origin-Embedder-Policy", "require-corp");
            answer.write(exchange);
        }
    }

    /** Every address that is no file is a page of the viewer. */
    private void page(HttpExchange exchange) throws IOException {
        var asked =
                folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        var file = asked.startsWith(folder) && Files.isRegularFile(asked) ? asked : folder.resolve("index.html");
        var name = file.getFileName().toString();
        write(exchange, name.substring(name.lastIndexOf('.') + 1), Files.readAllBytes(file));
    }

    private static void write(HttpExchange exchange, String ending, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", MEDIA_TYPES.getOrDefault(ending, "application/octet-stream"));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void forward(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestURI().toString();
        var request = node.request(asked).method(exchange.getRequestMethod(), BodyPublishers.noBody());
        for (var name : new String[] {"Accept", "Range", "If-None-Match"}) {
            copy(exchange, name, request);
        }
        var response = node.send(request.build());
        if (response.statusCode() >= 400) {
            refused.add(response.statusCode() + " " + asked);
        }
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !name.equalsIgnoreCase("transfer-encoding")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = response.body().length == 0;
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
        if (!empty) {
            exchange.getResponseBody().write(response.body());
        }
    }

    private static void copy(HttpExchange from, String name, HttpRequest.Builder to) {
        var value = from.getRequestHeaders().getFirst(name);
        if (value != null) {
            to.setHeader(name, value);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
