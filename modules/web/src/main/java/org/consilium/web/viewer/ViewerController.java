package org.consilium.web.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consilium.archive.Archive;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.InstitutionId;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.consilium.web.session.AuditedAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opening a viewer from a case, exchanging its code, and ending it. */
@RestController
public final class ViewerController {

    private final ViewerSettings settings;
    private final ViewerCodes codes;
    private final ViewerSessions sessions;
    private final Cases cases;
    private final Archive archive;
    private final People people;
    private final Optional<String> publicUrl;

    /** @param publicUrl what links begin with; none: as the request addressed the node */
    public ViewerController(
            ViewerSettings settings,
            ViewerCodes codes,
            ViewerSessions sessions,
            Cases cases,
            Archive archive,
            People people,
            Optional<String> publicUrl) {
        this.settings = settings;
        this.codes = codes;
        this.sessions = sessions;
        this.cases = cases;
        this.archive = archive;
        this.people = people;
        this.publicUrl = publicUrl;
    }

    /** The viewers that can be opened. */
    @GetMapping("/api/viewers")
    List<Choice> all() {
        return settings.links().stream()
                .map(link -> new Choice(link.name(), link.displayName()))
                .toList();
    }

    /** A code for a viewer of the studies of a case, and the address that starts it with that code. */
    @PostMapping("/api/cases/{id}/viewer-codes")
    Started open(Person person, @PathVariable UUID id, @RequestBody ViewerBody body, HttpServletRequest request) {
        var view = cases.get(person, new CaseId(id));
        var name = Body.line(body.viewer(), "viewer");
        var link = settings.links().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "viewer is not one of this node"));
        if (view.summary().state().isFinal()) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE);
        }
        var seen = seen(person, view.studies());
        if (seen.isEmpty()) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "the case shows no study to this person");
        }
        var code = codes.issue(new Opening(link.name(), person.id(), id, seen));
        return new Started(
                link.address().replace("{code}", encoded(code.text())).replace("{node}", encoded(node(request))));
    }

    private Map<Uid, InstitutionId> seen(Person person, List<Uid> studies) {
        Map<Uid, InstitutionId> seen = new HashMap<>();
        for (var study : studies) {
            archive.study(new Caller.Human(person), study).ifPresent(found -> seen.put(study, found.institution()));
        }
        return seen;
    }

    private String node(HttpServletRequest request) {
        return publicUrl.orElseGet(
                () -> "%s://%s:%d".formatted(request.getScheme(), request.getServerName(), request.getServerPort()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** A viewer gives its code and gets a token, to be sent as {@code Authorization: Bearer} with what it reads by DICOMweb. */
    @PostMapping(path = "/api/viewer-sessions", consumes = MediaType.APPLICATION_JSON_VALUE)
    Exchanged exchange(@RequestBody CodeBody body, HttpServletRequest request) {
        AuditedAccount.tried(request, "(a viewer)");
        var opening = ViewerSecret.given(Body.require(body.code(), "code"))
                .flatMap(codes::take)
                .orElseThrow(ViewerController::noCode);
        people.find(opening.person())
                .filter(Person::active)
                .ifPresentOrElse(person -> AuditedAccount.found(request, person), () -> {
                    throw noCode();
                });
        var token = sessions.open(opening);
        return new Exchanged(
                token.text(),
                "Bearer",
                sessions.lifetime().toSeconds(),
                node(request) + "/dicomweb",
                opening.studies().keySet().stream().map(Uid::value).sorted().toList());
    }

    private static Rejected noCode() {
        return new Rejected(Reason.NOT_SIGNED_IN, "the code is not good, or no longer");
    }

    @GetMapping("/api/me/viewer-sessions")
    List<ViewerSessionView> open(Person person) {
        return sessions.of(person.id()).stream()
                .map(shown -> new ViewerSessionView(
                        shown.id(),
                        displayName(shown.viewer()),
                        shown.caseId(),
                        shown.createdAt(),
                        shown.usedAt(),
                        shown.expiresAt()))
                .toList();
    }

    private String displayName(String viewer) {
        return settings.links().stream()
                .filter(link -> link.name().equals(viewer))
                .map(ViewerSettings.Link::displayName)
                .findFirst()
                .orElse(viewer);
    }

    @DeleteMapping("/api/me/viewer-sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Person person, @PathVariable UUID id) {
        sessions.end(person.id(), id);
    }

    record Choice(String name, String displayName) {}

    record ViewerBody(@Nullable String viewer) {}

    /** @param address starts the viewer; the code in it is good once, for a minute */
    record Started(String address) {
        @Override
        public String toString() {
            return "Started";
        }
    }

    record CodeBody(@Nullable String code) {
        @Override
        public String toString() {
            return "CodeBody";
        }
    }

    /**
     * @param expiresIn seconds
     * @param dicomweb root of QIDO-RS and WADO-RS
     * @param studies what the token reads
     */
    record Exchanged(String token, String tokenType, long expiresIn, String dicomweb, List<String> studies) {
        @Override
        public String toString() {
            return "Exchanged";
        }
    }

    record ViewerSessionView(
            UUID id, String viewer, UUID caseId, Instant createdAt, Instant usedAt, Instant expiresAt) {}
}
