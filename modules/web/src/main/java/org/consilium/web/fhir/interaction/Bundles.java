package org.consilium.web.fhir.interaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consilium.cases.Cases;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.fhir.format.FhirAnswers;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.format.Outcomes;
import org.consilium.web.fhir.interaction.Placing.Placed;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.resource.Sources;
import org.consilium.web.fhir.search.Condition;
import org.consilium.web.fhir.search.Search;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Batch and transaction (FHIR R4 3.1.0.11). A transaction is kept as a whole or not at all. */
public final class Bundles {

    static final int ENTRIES_MAX = 100;

    private final Cases cases;
    private final Placing placing;
    private final Changing changing;
    private final Sources sources;
    private final Search search;
    private final FhirCodec codec;

    public Bundles(Cases cases, Placing placing, Changing changing, Sources sources, Search search, FhirCodec codec) {
        this.cases = cases;
        this.placing = placing;
        this.changing = changing;
        this.sources = sources;
        this.search = search;
        this.codec = codec;
    }

    /** Errors: NOT_PROCESSABLE, TOO_LARGE, and in a transaction those of its entries. */
    Bundle run(Person person, Bundle bundle, String base) {
        if (bundle.getEntry().size() > ENTRIES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "at most " + ENTRIES_MAX + " entries");
        }
        return switch (bundle.getType()) {
            case TRANSACTION -> cases.together(() -> transaction(person, bundle, base));
            case BATCH -> batch(person, bundle, base);
            case null, default -> throw new Rejected(Reason.NOT_PROCESSABLE, "type: transaction or batch");
        };
    }

    private Bundle transaction(Person person, Bundle bundle, String base) {
        var entries = bundle.getEntry();
        var order = IntStream.range(0, entries.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(rank(entries.get(a)), rank(entries.get(b))))
                .toList();
        Map<Integer, Placed> placed = new HashMap<>();
        Map<String, String> addresses = new HashMap<>();
        for (int index : order) {
            var entry = entries.get(index);
            if (isReading(entry)) {
                continue;
            }
            try {
                resolve(person, entry.getResource(), addresses);
                var done = change(person, entry);
                placed.put(index, done);
                if (entry.hasFullUrl()) {
                    addresses.put(entry.getFullUrl(), done.type().code() + "/" + done.id());
                }
            } catch (Rejected rejected) {
                throw new Rejected(
                        rejected.reason(), "entry " + (index + 1) + ": " + Outcomes.detail(rejected), rejected);
            }
        }
        var answer = new Bundle();
        answer.setType(BundleType.TRANSACTIONRESPONSE);
        for (int index = 0; index < entries.size(); index++) {
            var done = placed.get(index);
            answer.addEntry(done == null ? read(person, entries.get(index), base) : changed(person, done));
        }
        return answer;
    }

    private Bundle batch(Person person, Bundle bundle, String base) {
        var answer = new Bundle();
        answer.setType(BundleType.BATCHRESPONSE);
        for (var entry : bundle.getEntry()) {
            answer.addEntry(alone(person, entry, base));
        }
        return answer;
    }

    private BundleEntryComponent alone(Person person, BundleEntryComponent entry, String base) {
        try {
            return isReading(entry)
                    ? read(person, entry, base)
                    : cases.together(() -> {
                        resolve(person, entry.getResource(), Map.of());
                        return changed(person, change(person, entry));
                    });
        } catch (Rejected rejected) {
            var refused = new BundleEntryComponent();
            refused.getResponse()
                    .setStatus(String.valueOf(rejected.reason().httpStatus()))
                    .setOutcome(Outcomes.refusal(rejected));
            return refused;
        }
    }

    private static boolean isReading(BundleEntryComponent entry) {
        return entry.getRequest().getMethod() == HTTPVerb.GET;
    }

    /** Whatever is referred to comes before what refers to it. */
    private static int rank(BundleEntryComponent entry) {
        if (entry.getRequest().getMethod() != HTTPVerb.POST) {
            return 5;
        }
        return switch (entry.getResource()) {
            case Patient _ -> 0;
            case ServiceRequest _ -> 1;
            case Consent _ -> 2;
            case Task _ -> 3;
            case null, default -> 4;
        };
    }

    private Placed change(Person person, BundleEntryComponent entry) {
        var request = entry.getRequest();
        if (!entry.hasResource() || !request.hasUrl()) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "request.url or resource is missing");
        }
        return switch (request.getMethod()) {
            case POST -> {
                requireType(request.getUrl(), entry.getResource());
                yield placing.create(person, entry.getResource(), Optional.ofNullable(request.getIfNoneExist()));
            }
            case PUT -> put(person, entry);
            case null, default -> throw new Rejected(Reason.NOT_PROCESSABLE, "request.method: POST, PUT or GET");
        };
    }

    private Placed put(Person person, BundleEntryComponent entry) {
        var request = entry.getRequest();
        var target = new IdType(request.getUrl());
        if (request.getUrl().contains("?") || target.getIdPart() == null) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "request.url: the type and id of what is updated");
        }
        requireType(String.valueOf(target.getResourceType()), entry.getResource());
        var type = FhirType.named(target.getResourceType()).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        return changing.update(
                person, type, target.getIdPart(), entry.getResource(), Optional.ofNullable(request.getIfMatch()));
    }

    private static void requireType(String url, Resource resource) {
        if (!url.equals(resource.fhirType())) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "request.url is not of the type of the resource");
        }
    }

    /** Replaces what stands for something within the bundle, and conditions, by what they mean. */
    private void resolve(Person person, @Nullable Resource resource, Map<String, String> addresses) {
        if (resource == null) {
            return;
        }
        for (Reference reference : codec.references(resource)) {
            String address = reference.getReference();
            if (address == null) {
                continue;
            }
            if (addresses.containsKey(address)) {
                reference.setReference(addresses.get(address));
            } else if (address.contains("?")) {
                reference.setReference(match(person, address));
            } else if (address.startsWith("urn:uuid:")) {
                throw new Rejected(Reason.NOT_PROCESSABLE, "a reference to an entry that is not there");
            }
        }
    }

    private String match(Person person, String address) {
        var type = FhirType.named(address.substring(0, address.indexOf('?')))
                .orElseThrow(() -> new Rejected(Reason.NOT_PROCESSABLE, "a conditional reference to an unknown type"));
        var matches = new ArrayList<>(
                search.all(person, type, Condition.parse(address).parameters()));
        if (matches.size() != 1) {
            throw new Rejected(
                    Reason.NOT_THE_VERSION,
                    "a conditional reference to " + type.code() + " matches "
                            + (matches.isEmpty() ? "none" : "several"));
        }
        return type.code() + "/" + matches.getFirst().getIdElement().getIdPart();
    }

    /** Without the resource when the change took it out of the person's sight. */
    private BundleEntryComponent changed(Person person, Placed done) {
        var entry = new BundleEntryComponent();
        var response = entry.getResponse().setStatus(done.created() ? "201 Created" : "200 OK");
        sources.of(done.type()).read(person, done.id()).map(codec::versioned).ifPresent(resource -> {
            entry.setResource(resource);
            response.setLocation(FhirAnswers.location(resource))
                    .setEtag(FhirAnswers.tag(resource))
                    .setLastModifiedElement(resource.getMeta().getLastUpdatedElement());
        });
        return entry;
    }

    private BundleEntryComponent read(Person person, BundleEntryComponent entry, String base) {
        String url = Optional.ofNullable(entry.getRequest().getUrl())
                .orElseThrow(() -> new Rejected(Reason.NOT_PROCESSABLE, "request.url is missing"));
        var answer = new BundleEntryComponent();
        answer.getResponse().setStatus("200 OK");
        int question = url.indexOf('?');
        if (question > 0) {
            var type = FhirType.named(url.substring(0, question)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
            var manner = new Search.Manner(base, false, false);
            return answer.setResource(
                    search.run(person, type, Condition.parse(url).parameters(), manner));
        }
        var target = new IdType(url);
        var type = FhirType.named(String.valueOf(target.getResourceType()))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        var resource = codec.versioned(sources.read(person, type, String.valueOf(target.getIdPart())));
        answer.getResponse().setEtag(FhirAnswers.tag(resource));
        return answer.setResource(resource);
    }
}
