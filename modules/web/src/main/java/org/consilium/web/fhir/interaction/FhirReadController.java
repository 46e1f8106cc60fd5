package org.consilium.web.fhir.interaction;

import jakarta.servlet.http.HttpServletRequest;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.fhir.format.FhirAnswers;
import org.consilium.web.fhir.format.FhirBase;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.resource.Sources;
import org.consilium.web.fhir.search.Search;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Read, read of a version, and search (FHIR R4 3.1.0.1, 3.1.0.2, 3.1.1). */
@RestController
@RequestMapping("/fhir")
public final class FhirReadController {

    private static final String LENIENT = "handling=lenient";

    private final Sources sources;
    private final Search search;
    private final FhirCodec codec;
    private final FhirAnswers answers;
    private final FhirBase base;

    public FhirReadController(Sources sources, Search search, FhirCodec codec, FhirAnswers answers, FhirBase base) {
        this.sources = sources;
        this.search = search;
        this.codec = codec;
        this.answers = answers;
        this.base = base;
    }

    @GetMapping("/{type}/{id}")
    ResponseEntity<byte[]> read(
            Person person, @PathVariable String type, @PathVariable String id, HttpServletRequest request) {
        return answers.read(request, found(person, type, id));
    }

    /** Of the present version only: earlier ones are not kept apart from the history of the case. */
    @GetMapping("/{type}/{id}/_history/{version}")
    ResponseEntity<byte[]> version(
            Person person,
            @PathVariable String type,
            @PathVariable String id,
            @PathVariable String version,
            HttpServletRequest request) {
        var resource = found(person, type, id);
        if (!version.equals(resource.getMeta().getVersionId())) {
            throw new Rejected(Reason.NOT_FOUND, "only the present version can be had");
        }
        return answers.read(request, resource);
    }

    @GetMapping("/{type}")
    ResponseEntity<byte[]> search(
            Person person,
            @PathVariable String type,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request) {
        return found(person, type, parameters, request, true);
    }

    @PostMapping(path = "/{type}/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> searchByForm(
            Person person,
            @PathVariable String type,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request) {
        return found(person, type, parameters, request, false);
    }

    private DomainResource found(Person person, String type, String id) {
        return codec.versioned(sources.read(person, type(type), id));
    }

    private ResponseEntity<byte[]> found(
            Person person,
            String type,
            MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            boolean inAddress) {
        var manner = new Search.Manner(base.of(request), inAddress, FhirAnswers.prefers(request, LENIENT));
        return answers.answer(HttpStatus.OK, request, search.run(person, type(type), parameters, manner));
    }

    static FhirType type(String name) {
        return FhirType.named(name)
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "no such type of resource here; see metadata"));
    }
}
