package org.consilium.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before an S3 server that takes unsigned requests and does one thing wrong, as bad gateways and stores do. */
public final class WrongStore implements AutoCloseable {

    /** Headers that belong to a connection, not to a request; the client below makes its own. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "content-length", "connection", "transfer-encoding", "expect", "upgrade");

    private final URI server;
    private final Wrong wrong;
    private final HttpServer listening;
    private final AtomicInteger parts = new AtomicInteger();
    private final AtomicInteger completions = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();

    /** What is done wrong. */
    public enum Wrong {
        /** One bit of every answer with content is another one. */
        ALTERS_BYTES,
        /** The whole object instead of a part of it. */
        IGNORES_RANGE,
        /** An object is overwritten, whatever the request said. */
        IGNORES_IF_NONE_MATCH,
        /** Uploads are confirmed and forgotten. */
        DROPS_OBJECTS,
        /** Uploads in parts are not known. */
        KNOWS_NO_PARTS,
        /** The answer to the completion of an upload in parts is lost, though it was done. */
        LOSES_COMPLETIONS,
        /** The checksum of an object is nobody's. */
        NAMES_NO_CHECKSUM,
        /** Nothing. */
        NOTHING
    }

    private WrongStore(S3Server server, Wrong wrong) throws IOException {
        this.server = server.url();
        this.wrong = wrong;
        this.listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/", this::handle);
        listening.start();
    }

    public static WrongStore before(S3Server server, Wrong wrong) {
        try {
            return new WrongStore(server, wrong);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listening.getAddress().getPort());
    }

    /** Parts of uploads the server has answered so far. */
    public int parts() {
        return parts.get();
    }

    /** Completions of uploads the server has answered so far. */
    public int completions() {
        return completions.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            boolean inParts =
                    String.valueOf(exchange.getRequestURI().getQuery()).contains("upload");
            if (wrong == Wrong.DROPS_OBJECTS && exchange.getRequestMethod().equals("PUT") && !inParts) {
                exchange.getResponseHeaders().set("ETag", "\"" + md5(body) + "\"");
                exchange.sendResponseHeaders(200, -1);
            } else if (wrong == Wrong.KNOWS_NO_PARTS && inParts) {
                var text = "<?xml version=\"1.0\"?><Error><Code>NotImplemented</Code><Message>no</Message></Error>"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/xml");
                exchange.sendResponseHeaders(501, text.length);
                exchange.getResponseBody().write(text);
            } else {
                var answer = forward(exchange, body);
                count(exchange);
                if (wrong != Wrong.LOSES_COMPLETIONS || !isCompletion(exchange)) {
                    answer(exchange, answer);
                }
            }
        }
    }

    private void count(HttpExchange exchange) {
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        if (exchange.getRequestMethod().equals("PUT") && query.contains("partNumber=")) {
            parts.incrementAndGet();
        } else if (isCompletion(exchange)) {
            completions.incrementAndGet();
        }
    }

    private static boolean isCompletion(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("POST")
                && String.valueOf(exchange.getRequestURI().getQuery()).contains("uploadId=");
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!isLeftOut(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private boolean isLeftOut(String header) {
        return OF_THE_CONNECTION.contains(header)
                || (wrong == Wrong.IGNORES_RANGE && header.equals("range"))
                || (wrong == Wrong.IGNORES_IF_NONE_MATCH && header.equals("if-none-match"));
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        var body = response.body();
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        response.headers().map().forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!OF_THE_CONNECTION.contains(lower) || (isHead && lower.equals("content-length"))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean isObject = response.headers().firstValue("ETag").isPresent();
        if (wrong == Wrong.NAMES_NO_CHECKSUM && isHead && isObject) {
            exchange.getResponseHeaders().set("ETag", "\"opaque\"");
        }
        if (wrong == Wrong.ALTERS_BYTES && isObject && body.length > 0) {
            body[body.length / 2] ^= 1;
        }
        exchange.sendResponseHeaders(response.statusCode(), isHead || body.length == 0 ? -1 : body.length);
        if (!isHead && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    @Override
    public void close() {
        listening.stop(0);
        client.close();
    }
}
