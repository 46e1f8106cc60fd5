package org.consilium.exchange.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.consilium.cases.notice.Notice;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.exchange.notice.NoticeSettings.Webhook;
import org.consilium.security.Person;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Posts notices as signed JSON to one endpoint, such as a gateway to a messenger. 2xx: taken; redirections are not followed. */
public final class WebhookWay implements NoticeWay, AutoCloseable {

    private static final int SUCCESS_CLASS = 2;

    private final Webhook settings;
    private final Clock clock;
    private final HttpClient client;
    private final ObjectMapper json = JsonMapper.shared();

    public WebhookWay(Webhook settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        client = HttpClient.newBuilder().connectTimeout(settings.answerMax()).build();
    }

    @Override
    public NoticeChannel channel() {
        return NoticeChannel.WEBHOOK;
    }

    @Override
    public boolean reaches(Person person) {
        return true;
    }

    @Override
    public void bring(Notice notice, Person person, NoticeText text) throws IOException {
        var body = body(notice, person, text);
        var request = HttpRequest.newBuilder(URI.create(settings.url()))
                .timeout(settings.answerMax())
                .header("Content-Type", "application/json")
                .header(Signature.HEADER, Signature.of(settings.secret(), clock.instant(), body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != SUCCESS_CLASS) {
                throw new IOException("HTTP " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private String body(Notice notice, Person person, NoticeText text) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", notice.id().toString());
        fields.put("account", person.account());
        fields.put("kind", notice.kind().name());
        fields.put("emergency", notice.emergency());
        fields.put("case", notice.caseNumber());
        text.link().ifPresent(link -> fields.put("link", link));
        notice.dueAt().ifPresent(due -> fields.put("dueAt", due.toString()));
        fields.put("at", notice.at().toString());
        fields.put("language", text.language());
        fields.put("text", text.subject());
        return json.writeValueAsString(fields);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
