package org.consilium.web.casework;

import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.reports.Reports;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The signed opinion as the document that was sent out. Whoever may see the case may take it along, after repeating who it is. */
@RestController
public final class ReportController {

    private final Cases cases;
    private final Reports reports;

    public ReportController(Cases cases, Reports reports) {
        this.cases = cases;
        this.reports = reports;
    }

    @GetMapping("/api/cases/{id}/opinions/{version}/report.pdf")
    ResponseEntity<byte[]> report(
            Person person, Confirmation confirmation, @PathVariable UUID id, @PathVariable int version) {
        CaseId known = cases.get(person, new CaseId(id)).summary().id();
        byte[] pdf = reports.pdf(known, version).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        ContentDisposition disposition = ContentDisposition.inline()
                .filename("opinion-" + version + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(pdf);
    }
}
