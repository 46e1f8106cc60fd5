package org.consilium.web.event;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Access;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.security.Right;
import org.consilium.security.Rights;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.SessionToken;
import org.consilium.web.session.Sessions;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The event stream of a browser (WHATWG HTML 9.2). Occupies one virtual thread for as long as the browser listens and the
 * session lasts; listening alone does not keep a session alive.
 */
@RestController
public final class EventController {

    /** How soon a stream ends after its session did. */
    static final Duration SESSION_CHECK = Duration.ofSeconds(3);

    /** Pause after which a comment is sent, so that proxies keep the connection and a vanished browser is noticed. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int RECONNECT_MILLIS = 2_000;

    private final EventStreams streams;
    private final Sessions sessions;
    private final Access access;
    private final JsonMapper json;

    public EventController(EventStreams streams, Sessions sessions, Access access, JsonMapper json) {
        this.streams = streams;
        this.sessions = sessions;
        this.access = access;
        this.json = json;
    }

    @GetMapping("/api/events")
    void listen(Person person, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        SessionToken token = SessionCookies.read(request).orElseThrow(() -> new Rejected(Reason.NOT_SIGNED_IN));
        EventStream stream = streams.open(person.id());
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("X-Accel-Buffering", "no");
            send(response.getOutputStream(), "retry: " + RECONNECT_MILLIS + "\n\n");
            pass(stream, token, response.getOutputStream());
        } finally {
            streams.close(stream);
        }
    }

    private void pass(EventStream stream, SessionToken token, OutputStream output)
            throws IOException, InterruptedException {
        long lastSent = System.nanoTime();
        while (!stream.hasEnded()) {
            Optional<Change> change = stream.next(SESSION_CHECK);
            Optional<Person> person = sessions.peek(token);
            if (person.isEmpty()) {
                send(
                        output,
                        event("ended", Map.of())); // The page closes what it shows without waiting to be told again.
                return;
            }
            if (change.isPresent() && mayHear(person.get(), change.get())) {
                send(output, text(person.get(), change.get()));
                lastSent = System.nanoTime();
            } else if (System.nanoTime() - lastSent > HEARTBEAT.toNanos()) {
                send(output, ":\n\n");
                lastSent = System.nanoTime();
            }
        }
    }

    private boolean mayHear(Person person, Change change) {
        return switch (change) {
            case Change.StudyOf(var study, var owner) ->
                access.visibility(new Caller.Human(person)).sees(owner, study);
            case Change.CaseOf ofCase -> ofCase.concerned().contains(person.id());
            case Change.AccessEndedOf ended ->
                ended.people().contains(person.id()) && !lost(person, ended).isEmpty();
            case Change.EmergencyOf emergency -> emergency.officers().contains(person.id());
            case Change.DeliveryOf _ -> Rights.may(person, Right.MANAGE_DELIVERIES);
        };
    }

    /** Studies the person does not see for any other reason either. */
    private List<String> lost(Person person, Change.AccessEndedOf ended) {
        var visibility = access.visibility(new Caller.Human(person));
        return ended.studies().stream()
                .filter(study -> !visibility.sees(ended.owner(), study))
                .map(Uid::value)
                .sorted()
                .toList();
    }

    private String text(Person person, Change change) {
        return switch (change) {
            case Change.StudyOf ofStudy ->
                event("study", Map.of("studyInstanceUid", ofStudy.study().value()));
            case Change.CaseOf ofCase -> event("case", Map.of("id", ofCase.id()));
            case Change.AccessEndedOf ended ->
                event("access", Map.of("id", ended.id(), "studies", lost(person, ended)));
            case Change.EmergencyOf emergency -> event("emergency", Map.of("id", emergency.id()));
            case Change.DeliveryOf(var id) -> event("delivery", Map.of("id", id));
        };
    }

    private String event(String name, Map<String, ?> data) {
        return "event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n";
    }

    private static void send(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
