package org.consilium.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the event stream of whoever is signed in, line by line, until it ends. */
public record EventLines(InputStream body, Queue<String> lines, AtomicBoolean ended) implements AutoCloseable {

    public static EventLines of(Browser browser) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                browser.client().send(browser.request("/api/events").build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        var events = new EventLines(answer.body(), new ConcurrentLinkedQueue<>(), new AtomicBoolean());
        Thread.ofVirtual().start(events::read);
        return events;
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("broken");
        } finally {
            ended.set(true);
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
