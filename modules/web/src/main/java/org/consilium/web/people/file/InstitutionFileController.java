package org.consilium.web.people.file;

import java.nio.charset.StandardCharsets;
import org.consilium.security.Person;
import org.consilium.web.csv.Csv;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Institutions with their departments as a file. */
@RestController
@RequestMapping("/api/institutions.csv")
public final class InstitutionFileController {

    private static final String TEXT_CSV = "text/csv";

    private final InstitutionFile file;
    private final Progress progress;

    public InstitutionFileController(InstitutionFile file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    @GetMapping
    ResponseEntity<byte[]> export(Person by) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, TEXT_CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"institutions.csv\"")
                .body(file.write(by).getBytes(StandardCharsets.UTF_8));
    }

    /** What would come of every line, and with {@code apply} what came of it. Errors: INVALID_REQUEST (not UTF-8, no such column). */
    @PostMapping(consumes = TEXT_CSV)
    ImportReport read(Person by, @RequestParam(defaultValue = "false") boolean apply, @RequestBody byte[] body) {
        var rows = Csv.read(PeopleFileController.text(body), InstitutionFile.LINES_MAX);
        return file.run(by, rows, apply, progress.begin(by.id(), rows.size() - 1));
    }
}
