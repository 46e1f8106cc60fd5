package org.consilium.web.fhir.interaction;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.reports.Reports;
import org.consilium.security.Person;
import org.consilium.web.fhir.format.FhirAnswers;
import org.consilium.web.fhir.format.FhirFormat;
import org.consilium.web.fhir.resource.CaseIds;
import org.consilium.web.negotiation.Accept;
import org.hl7.fhir.r4.model.Binary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The printed opinion as Binary: as it is, or wrapped in the resource when the client asks for FHIR (FHIR R4 2.43.3). */
@RestController
public final class BinaryController {

    private final Cases cases;
    private final Reports reports;
    private final FhirAnswers answers;

    public BinaryController(Cases cases, Reports reports, FhirAnswers answers) {
        this.cases = cases;
        this.reports = reports;
        this.answers = answers;
    }

    @GetMapping("/fhir/Binary/{id}")
    ResponseEntity<byte[]> pdf(Person person, @PathVariable String id, HttpServletRequest request) {
        CaseId of = CaseIds.caseOf(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        int version = cases.get(person, of).opinions().stream()
                .filter(opinion -> CaseIds.opinion(of, opinion.version()).equals(id))
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND))
                .version();
        byte[] pdf = reports.pdf(of, version).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        if (!wantsResource(request)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
        }
        var binary = new Binary();
        binary.setId(id);
        binary.setContentType(MediaType.APPLICATION_PDF_VALUE).setData(pdf);
        return answers.answer(HttpStatus.OK, request, binary);
    }

    private static boolean wantsResource(HttpServletRequest request) {
        if (request.getParameter("_format") != null) {
            return true;
        }
        var accept = Accept.of(List.of(), Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        var best = accept.best(List.of(
                MediaType.APPLICATION_PDF_VALUE,
                FhirFormat.JSON.mediaType(),
                FhirFormat.XML.mediaType(),
                MediaType.APPLICATION_JSON_VALUE));
        return !best.equals(MediaType.APPLICATION_PDF_VALUE);
    }
}
