package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.consilium.testkit.ForeignTool;

/**
 * The OHIF viewer as its makers publish it, behind one address with the DICOMweb service of a node, as a gateway in a hospital
 * puts them together: the gateway holds the token of the machine client, the browser never sees it.
 */
final class OhifPages implements AutoCloseable {

    private static final String PACKAGE = "@ohif/app@3.13.2";
    private static final String SHA512 =
            "WZdxmpmG7rqFgW9ZJLcbgr3XCtLi1KDNPoMaeY5PPe6j4G4fjEjjkycZM6C6Zk2F87BKxFfpq+jd5xXZB9E8EA==";
    private static final Path FOLDER = Path.of("target", "ohif").toAbsolutePath();
    private static final Path PAGES = FOLDER.resolve("package/dist");
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

    private static final String CONFIGURATION = """
            window.config = {
              routerBasename: null, extensions: [], modes: [], showStudyList: true,
              investigationalUseDialog: { option: 'never' },
              defaultDataSourceName: 'node',
              dataSources: [{
                namespace: '@ohif/extension-default.dataSourcesModule.dicomweb',
                sourceName: 'node',
                configuration: {
                  friendlyName: 'A node', name: 'node',
                  qidoRoot: '/dicomweb', wadoRoot: '/dicomweb', wadoUriRoot: '/dicomweb',
                  qidoSupportsIncludeField: true, supportsFuzzyMatching: true, supportsWildcard: true,
                  imageRendering: 'wadors', thumbnailRendering: 'thumbnail', enableStudyLazyLoad: true,
                  singlepart: 'bulkdata,video', bulkDataURI: { enabled: true },
                },
              }],
            };
            """;

    private final Node node;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    OhifPages(Node node) throws IOException {
        this.node = node;
        install();
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, this::page));
        server.createContext("/app-config.js", exchange -> answer(exchange, this::configuration));
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

    private static void install() throws IOException {
        if (Files.exists(PAGES)) {
            return;
        }
        Files.createDirectories(FOLDER);
        succeed(ForeignTool.require("npm").run("pack", PACKAGE, "--pack-destination", FOLDER));
        var packed = FOLDER.resolve("ohif-app-3.13.2.tgz");
        assertThat(Base64.getEncoder().encodeToString(sha512(packed))).isEqualTo(SHA512);
        succeed(ForeignTool.require("tar").run("-xzf", packed, "-C", FOLDER));
    }

    private static void succeed(ForeignTool.Result result) {
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private static byte[] sha512(Path file) throws IOException {
        try {
            return MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
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

    private void configuration(HttpExchange exchange) throws IOException {
        write(exchange, "js", CONFIGURATION.getBytes(StandardCharsets.UTF_8));
    }

    /** Every address that is no file is a page of the viewer. */
    private void page(HttpExchange exchange) throws IOException {
        var asked =
                PAGES.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        var file = asked.startsWith(PAGES) && Files.isRegularFile(asked) ? asked : PAGES.resolve("index.html");
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
