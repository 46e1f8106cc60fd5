package org.consilium.web.people.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Confirmation;
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

/** People as a file. New accounts get their first password one by one, where it is handed over: none is in a file. */
@RestController
@RequestMapping("/api/persons.csv")
public final class PeopleFileController {

    private static final String TEXT_CSV = "text/csv";

    private final Directory directory;
    private final Import importer;
    private final Progress progress;

    public PeopleFileController(Directory directory, Import importer, Progress progress) {
        this.directory = directory;
        this.importer = importer;
        this.progress = progress;
    }

    @GetMapping
    ResponseEntity<byte[]> export(Person by, Confirmation confirmation) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, TEXT_CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"people.csv\"")
                .body(new Export(directory).write(by).getBytes(StandardCharsets.UTF_8));
    }

    /** What would come of every line, and with {@code apply} what came of it. Errors: INVALID_REQUEST (not UTF-8, no such column). */
    @PostMapping(consumes = TEXT_CSV)
    ImportReport read(Person by, @RequestParam(defaultValue = "false") boolean apply, @RequestBody byte[] file) {
        var rows = Csv.read(text(file), Import.LINES_MAX);
        return importer.run(by, rows, apply, progress.begin(by.id(), rows.size() - 1));
    }

    /** Errors: INVALID_REQUEST (not UTF-8). */
    static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "the file is not in UTF-8", e);
        }
    }
}
