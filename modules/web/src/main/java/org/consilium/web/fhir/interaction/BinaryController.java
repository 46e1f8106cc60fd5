package org.consilium.web.fhir.interaction;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.consilium.cases.CaseDocument;
import org.consilium.cases.CaseDocuments;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseView;
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

/** The printed opinion, or a document of the case, as Binary: as it is, or wrapped in the resource when the client asks for FHIR (FHIR R4 2.43.3). */
@RestController
public final class BinaryController {

    private final Cases cases;
    private final CaseDocuments documents;
    private final Reports reports;
    private final FhirAnswers answers;

    public BinaryController(Cases cases, CaseDocuments documents, Reports reports, FhirAnswers answers) {
        this.cases = cases;
        this.documents = documents;
        this.reports = reports;
        this.answers = answers;
    }

    @GetMapping("/fhir/Binary/{id}")
    ResponseEntity<byte[]> read(Person person, @PathVariable String id, HttpServletRequest request) throws IOException {
        CaseId of = CaseIds.caseOf(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        var view = cases.get(person, of);
        var brought = view.documents().stream()
                .filter(document -> CaseIds.document(of, document.id()).equals(id))
                .findFirst();
        return brought.isPresent()
                ? document(person, of, brought.orElseThrow(), request, id)
                : answer(request, id, MediaType.APPLICATION_PDF_VALUE, opinion(view, id));
    }

    private byte[] opinion(CaseView view, String id) {
        CaseId of = view.summary().id();
        int version = view.opinions().stream()
                .filter(opinion -> CaseIds.opinion(of, opinion.version()).equals(id))
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND))
                .version();
        return reports.pdf(of, version).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** Never a page of its own, whatever opens it. */
    private ResponseEntity<byte[]> document(
            Person person, CaseId of, CaseDocument brought, HttpServletRequest request, String id) throws IOException {
        try (var bytes = documents.open(person, of, brought.id()).bytes()) {
            var answer = answer(request, id, brought.type().mediaType(), bytes.readAllBytes());
            var headers = new HttpHeaders();
            headers.addAll(answer.getHeaders());
            headers.set(HttpHeaders.CONTENT_DISPOSITION, "attachment");
            headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
            return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
        }
    }

    private ResponseEntity<byte[]> answer(HttpServletRequest request, String id, String mediaType, byte[] content) {
        if (!wantsResource(request, mediaType)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(mediaType))
                    .body(content);
        }
        var binary = new Binary();
        binary.setId(id);
        binary.setContentType(mediaType).setData(content);
        return answers.answer(HttpStatus.OK, request, binary);
    }

    private static boolean wantsResource(HttpServletRequest request, String mediaType) {
        if (request.getParameter("_format") != null) {
            return true;
        }
        var accept = Accept.of(List.of(), Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        var best = accept.best(List.of(
                mediaType, FhirFormat.JSON.mediaType(), FhirFormat.XML.mediaType(), MediaType.APPLICATION_JSON_VALUE));
        return !best.equals(mediaType);
    }
}
