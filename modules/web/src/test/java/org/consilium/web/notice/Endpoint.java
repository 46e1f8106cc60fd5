package org.consilium.web.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program that is told by webhook. */
final class Endpoint implements AutoCloseable {

    record Call(String signature, String body) {}

    final List<Call> taken = new CopyOnWriteArrayList<>();
    volatile boolean isBroken;
    private final HttpServer server;

    Endpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!isBroken) {
            taken.add(new Call(call.getRequestHeaders().getFirst("Consilium-Signature"), body));
        }
        call.sendResponseHeaders(isBroken ? 503 : 204, -1);
        call.close();
    }

    String url() {
        return "http://127.0.0.1:%d/notices".formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
