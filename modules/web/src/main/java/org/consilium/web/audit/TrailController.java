package org.consilium.web.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.journal.HeadJournal;
import org.consilium.exchange.syslog.AuditRepository;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Confirmation;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.TrailEntry;
import org.consilium.security.audit.TrailReader;
import org.consilium.security.audit.TrailSearch;
import org.consilium.security.audit.chain.ChainedTrail;
import org.consilium.security.audit.chain.TrailCheck;
import org.consilium.web.audit.TrailBodies.EventText;
import org.consilium.web.audit.TrailBodies.EventView;
import org.consilium.web.audit.TrailBodies.EventsView;
import org.consilium.web.audit.TrailBodies.HeadView;
import org.consilium.web.audit.TrailBodies.SearchBody;
import org.consilium.web.audit.TrailBodies.StateView;
import org.consilium.web.audit.TrailBodies.VerdictView;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The trail for those who read it. An auditor of the institution that runs the node sees everything, another what concerns the own institution. */
@RestController
@RequestMapping("/api/audit")
public final class TrailController {

    /** Events of one file. */
    static final int EXPORT_MAX = 100_000;

    private static final int EXPORT_PAGE = 500;

    private final TrailReader reader;
    private final ChainedTrail trail;
    private final TrailCheck check;
    private final Institutions institutions;
    private final AuditSettings settings;
    private final HeadJournal headJournal;
    private final Optional<AuditRepository> repository;

    public TrailController(
            TrailReader reader,
            ChainedTrail trail,
            TrailCheck check,
            Institutions institutions,
            AuditSettings settings,
            HeadJournal headJournal,
            Optional<AuditRepository> repository) {
        this.reader = reader;
        this.trail = trail;
        this.check = check;
        this.institutions = institutions;
        this.settings = settings;
        this.headJournal = headJournal;
        this.repository = repository;
    }

    @PostMapping("/search")
    EventsView search(Person person, @RequestBody SearchBody body) {
        var search = body.search(scope(person), TrailBodies.PAGE_DEFAULT);
        var found = reader.find(search);
        return new EventsView(
                found.stream().map(EventView::of).toList(),
                found.size() == search.limit() ? Optional.of(found.getLast().seq()) : Optional.empty());
    }

    @GetMapping("/events/{seq}")
    EventText event(Person person, @PathVariable long seq) {
        var entry = find(person, seq);
        return new EventText(EventView.of(entry), entry.message(), entry.hash());
    }

    TrailEntry find(Person person, long seq) {
        var scope = scope(person);
        return reader.find(seq)
                .filter(entry ->
                        scope.isEmpty() || entry.event().institutions().stream().anyMatch(scope::contains))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** The events of a search as comma-separated values, newest first. */
    @PostMapping("/export")
    void export(Person person, Confirmation confirmation, @RequestBody SearchBody body, HttpServletResponse response)
            throws IOException {
        TrailSearch search = body.search(scope(person), EXPORT_PAGE);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-trail.csv\"");
        try (var writer = new OutputStreamWriter(response.getOutputStream(), UTF_8)) {
            writer.write(TrailCsv.HEAD);
            int written = 0;
            for (List<TrailEntry> page = reader.find(search);
                    !page.isEmpty() && written < EXPORT_MAX;
                    page = reader.find(search.behind(page.getLast().seq()))) {
                for (var entry : page) {
                    writer.write(TrailCsv.line(EventView.of(entry)));
                }
                written += page.size();
            }
        }
    }

    @GetMapping("/state")
    StateView state() {
        return new StateView(
                reader.last(),
                trail.queued(),
                settings.queueMax(),
                trail.head().map(HeadView::of),
                check.latest().map(VerdictView::of),
                repository.map(AuditRepository::state));
    }

    /** Goes through the whole trail. */
    @PostMapping("/verification")
    VerdictView verify() throws IOException {
        return VerdictView.of(check.run(headJournal.heads()));
    }

    /** Institutions whose events a person reads; empty for all. */
    Set<InstitutionId> scope(Person person) {
        return institutions.home().id().equals(person.institution()) ? Set.of() : Set.of(person.institution());
    }
}
