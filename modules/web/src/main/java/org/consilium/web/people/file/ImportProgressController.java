package org.consilium.web.people.file;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the newest import of the caller is, while the node reads the file. */
@RestController
@RequestMapping("/api/import-progress")
public final class ImportProgressController {

    private final Progress progress;

    public ImportProgressController(Progress progress) {
        this.progress = progress;
    }

    /** Errors: NOT_FOUND (the caller has brought nothing in since the node was started). */
    @GetMapping
    ProgressView get(Person by) {
        return progress.find(by.id())
                .map(of -> new ProgressView(of.done(), of.total()))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    record ProgressView(int done, int total) {}
}
