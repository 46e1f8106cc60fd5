package org.consilium.web.casework;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseDocument;
import org.consilium.cases.CaseDocuments;
import org.consilium.cases.CaseDocuments.Brought;
import org.consilium.cases.CaseId;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.casework.CaseBodies.ReasonBody;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents of a case. What comes out is for keeping or for a viewer that runs nothing in it, never a page of its own. */
@RestController
@RequestMapping("/api/cases/{id}/documents")
public final class DocumentController {

    /** Should a browser open it as a page all the same: one without scripts, without origin, that loads nothing. */
    static final String NOTHING = "default-src 'none'; sandbox";

    private static final CaseDocument.Kind OTHER = CaseDocument.Kind.OTHER;

    private final CaseDocuments documents;
    private final CasePages pages;
    private final DocumentSpool spool;

    public DocumentController(CaseDocuments documents, CasePages pages, DocumentSpool spool) {
        this.documents = documents;
        this.pages = pages;
        this.spool = spool;
    }

    /** The body is the document as it is; its name stands in the header Content-Disposition, because names say who the patient is. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CasePage add(
            Person person,
            @PathVariable UUID id,
            @RequestParam Optional<CaseDocument.Kind> kind,
            HttpServletRequest request)
            throws IOException {
        var of = new CaseId(id);
        documents.mayAdd(person, of);
        try (var file = spool.take(request)) {
            var view = documents.add(person, of, new Brought(name(request), kind.orElse(OTHER), file.path()));
            return pages.of(person, view);
        }
    }

    private static String name(HttpServletRequest request) {
        var disposition = request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        try {
            return Optional.ofNullable(disposition)
                    .map(header -> ContentDisposition.parse(header).getFilename())
                    .orElse("");
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "Content-Disposition (RFC 6266)", e);
        }
    }

    @DeleteMapping("/{document}")
    CasePage remove(Person person, @PathVariable UUID id, @PathVariable String document) {
        return pages.of(person, documents.remove(person, new CaseId(id), uuid(document)));
    }

    @PostMapping("/{document}/supersede")
    CasePage supersede(
            Person person, @PathVariable UUID id, @PathVariable String document, @RequestBody ReasonBody body) {
        return pages.of(person, documents.supersede(person, new CaseId(id), uuid(document), body.required()));
    }

    @GetMapping("/{document}/content")
    void content(Person person, @PathVariable UUID id, @PathVariable String document, HttpServletResponse response)
            throws IOException {
        var opened = documents.open(person, new CaseId(id), uuid(document));
        try (var bytes = opened.bytes()) {
            response.setContentType(opened.document().type().mediaType());
            response.setContentLengthLong(opened.document().length());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(opened.document()));
            response.setHeader("Content-Security-Policy", NOTHING);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            bytes.transferTo(response.getOutputStream());
        }
    }

    private static String disposition(CaseDocument document) {
        return ContentDisposition.attachment()
                .filename(document.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** What a reader has found in it; empty when there are no words, or not yet. */
    @GetMapping("/{document}/text")
    ResponseEntity<String> text(Person person, @PathVariable UUID id, @PathVariable String document) {
        var text = documents.text(person, new CaseId(id), uuid(document));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", NOTHING)
                .body(text.orElse(""));
    }

    /** One that no document has, for what is no UUID: it is not found by whoever may look. */
    static UUID uuid(String document) {
        try {
            return UUID.fromString(document);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
