package org.consilium.web.people.file;

import java.util.List;
import java.util.Objects;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.format.FhirFormat;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Institutions and people as one FHIR bundle, out and in. */
@RestController
@RequestMapping("/api/directory")
public final class DirectoryController {

    private static final String FHIR_JSON = "application/fhir+json";

    private final Directory directory;
    private final InstitutionFile institutions;
    private final Import people;
    private final Progress progress;
    private final TransactionOperations transaction;
    private final FhirCodec codec = new FhirCodec();

    public DirectoryController(
            Directory directory,
            InstitutionFile institutions,
            Import people,
            Progress progress,
            TransactionOperations transaction) {
        this.directory = directory;
        this.institutions = institutions;
        this.people = people;
        this.progress = progress;
        this.transaction = transaction;
    }

    @GetMapping
    ResponseEntity<byte[]> export(Person by, Confirmation confirmation) {
        var bundle = DirectoryBundle.of(institutions.rows(by), new Export(directory).rows(by));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, FHIR_JSON + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"directory.json\"")
                .body(codec.encode(bundle, FhirFormat.JSON));
    }

    /**
     * What would come of every organization and practitioner, counted from 2 as in a table each, and with {@code apply} what came of them. What a resource does
     * not say stays as it is. Errors: INVALID_REQUEST (no bundle of R4, or nothing in it).
     */
    @PostMapping(consumes = {FHIR_JSON, "application/json"})
    ImportReport read(Person by, @RequestParam(defaultValue = "false") boolean apply, @RequestBody byte[] body) {
        var reader = new DirectoryBundleReader(codec.decode(body, FhirFormat.JSON, Bundle.class));
        if (reader.size() == 0) {
            throw new Rejected(Reason.INVALID_REQUEST, "the bundle holds no Organization and no Practitioner");
        }
        var of = progress.begin(by.id(), reader.size());
        var report = transaction.execute(status -> {
            var places = reader.institutions();
            var all = new ImportReport(apply, true, List.of());
            if (places.size() > 1) {
                all = all.and(institutions.run(by, places, apply, of));
            }
            var rows = reader.people();
            if (rows.size() > 1) {
                all = all.and(people.merge(by, rows, apply && all.acceptable(), of));
            }
            if (!apply || !all.acceptable()) {
                status.setRollbackOnly();
            }
            return new ImportReport(apply && all.acceptable(), all.acceptable(), all.lines());
        });
        return Objects.requireNonNull(report);
    }
}
