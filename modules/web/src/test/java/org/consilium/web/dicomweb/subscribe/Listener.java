package org.consilium.web.dicomweb.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.kernel.Uid;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of an event channel. */
final class Listener implements WebSocket.Listener, AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    final AtomicInteger pings = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /** @param headers names and values in turn */
    Listener(HttpClient client, URI address, String... headers) throws Exception {
        var builder = client.newWebSocketBuilder().connectTimeout(SOON);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create(address.toString().replaceFirst("^http", "ws")), this)
                .get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            events.add(JSON.readTree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.set(code);
        return null;
    }

    void say(String message) throws Exception {
        socket.sendText(message, true).get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** What was told of a workitem: the kind of event, and the state of state reports. */
    List<String> of(Uid workitem) {
        return events.stream()
                .filter(event -> event.at("/00001000/Value/0").asString().equals(workitem.value()))
                .map(event -> event.at("/00001002/Value/0").asInt() + " "
                        + event.at("/00741000/Value/0").asString())
                .map(String::strip)
                .toList();
    }

    void awaits(Uid workitem, String... expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(of(workitem)).containsExactly(expected));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
