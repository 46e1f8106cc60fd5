package org.consilium.web.fhir.interaction;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.consilium.cases.Cases;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.fhir.format.FhirAnswers;
import org.consilium.web.fhir.format.FhirBase;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.format.FhirFormat;
import org.consilium.web.fhir.interaction.Placing.Placed;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.resource.Sources;
import org.consilium.web.fhir.search.Condition;
import org.consilium.web.fhir.search.Search;
import org.consilium.web.fhir.subscription.Subscriptions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Create, update and their conditional forms, batch and transaction (FHIR R4 3.1.0.7 to 3.1.0.11). */
@RestController
@RequestMapping("/fhir")
public final class FhirWriteController {

    private static final String IF_NONE_EXIST = "If-None-Exist";

    private final Cases cases;
    private final Placing placing;
    private final Changing changing;
    private final Bundles bundles;
    private final Subscriptions subscriptions;
    private final Search search;
    private final Sources sources;
    private final FhirCodec codec;
    private final FhirAnswers answers;
    private final FhirBase base;

    /** The parts that change something. */
    public record Parts(
            Cases cases, Placing placing, Changing changing, Bundles bundles, Subscriptions subscriptions) {}

    public FhirWriteController(
            Parts parts, Search search, Sources sources, FhirCodec codec, FhirAnswers answers, FhirBase base) {
        this.cases = parts.cases();
        this.placing = parts.placing();
        this.changing = parts.changing();
        this.bundles = parts.bundles();
        this.subscriptions = parts.subscriptions();
        this.search = search;
        this.sources = sources;
        this.codec = codec;
        this.answers = answers;
        this.base = base;
    }

    @PostMapping
    ResponseEntity<byte[]> bundle(Person person, HttpServletRequest request) throws IOException {
        var bundle = body(request, Bundle.class);
        return answers.answer(HttpStatus.OK, request, bundles.run(person, bundle, base.of(request)));
    }

    @PostMapping("/{type}")
    ResponseEntity<byte[]> create(Person person, @PathVariable String type, HttpServletRequest request)
            throws IOException {
        var resource = resource(type, request);
        var condition = Optional.ofNullable(request.getHeader(IF_NONE_EXIST));
        return answer(person, cases.together(() -> placing.create(person, resource, condition)), request);
    }

    @PutMapping("/{type}/{id}")
    ResponseEntity<byte[]> update(
            Person person, @PathVariable String type, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        var resource = resource(type, request);
        var ifMatch = Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH));
        var known = FhirReadController.type(type);
        return answer(person, cases.together(() -> changing.update(person, known, id, resource, ifMatch)), request);
    }

    /** Conditional: what the query finds is updated; when it finds nothing, something new is placed. */
    @PutMapping("/{type}")
    ResponseEntity<byte[]> updateWhere(Person person, @PathVariable String type, HttpServletRequest request)
            throws IOException {
        var resource = resource(type, request);
        var query = Optional.ofNullable(request.getQueryString())
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "a conditional update has a condition"));
        var ifMatch = Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH));
        return answer(person, cases.together(() -> updateWhere(person, type, resource, query, ifMatch)), request);
    }

    /** Only what is a setting of the caller: cases are cancelled, not deleted. */
    @DeleteMapping("/Subscription/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsubscribe(Person person, @PathVariable String id) {
        subscriptions.delete(person, id);
    }

    private Placed updateWhere(Person person, String type, Resource resource, String query, Optional<String> ifMatch) {
        FhirType known = FhirReadController.type(type);
        var matches = search.all(person, known, Condition.parse(query).parameters());
        if (matches.size() > 1) {
            throw new Rejected(Reason.NOT_THE_VERSION, "the condition matches more than one resource");
        }
        return matches.isEmpty()
                ? placing.create(person, resource, Optional.of(query))
                : changing.update(
                        person, known, matches.getFirst().getIdElement().getIdPart(), resource, ifMatch);
    }

    private Resource resource(String type, HttpServletRequest request) throws IOException {
        var resource = body(request, Resource.class);
        if (!resource.fhirType().equals(type)) {
            throw new Rejected(Reason.INVALID_REQUEST, "the resource is not of the type of the address");
        }
        return resource;
    }

    private <T extends Resource> T body(HttpServletRequest request, Class<T> type) throws IOException {
        return codec.decode(request.getInputStream().readAllBytes(), FhirFormat.ofBody(request.getContentType()), type);
    }

    /** Without a body when the change took the resource out of the person's sight. */
    private ResponseEntity<byte[]> answer(Person person, Placed done, HttpServletRequest request) {
        var status = done.created() ? HttpStatus.CREATED : HttpStatus.OK;
        return sources.of(done.type())
                .read(person, done.id())
                .map(codec::versioned)
                .map(resource -> answers.changed(request, status, base.of(request), resource))
                .orElseGet(() -> ResponseEntity.status(status).build());
    }
}
