package org.consilium.web.fhir.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.format.Outcomes;
import org.consilium.web.fhir.resource.CaseIds;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.resource.Sources;
import org.consilium.web.fhir.resource.Wanted;
import org.consilium.web.fhir.search.SearchRequest.Include;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Searches one type. */
public final class Search {

    private final Sources sources;
    private final FhirCodec codec;

    public Search(Sources sources, FhirCodec codec) {
        this.sources = sources;
        this.codec = codec;
    }

    /**
     * How a search came.
     *
     * @param base of addresses, see {@link org.consilium.web.fhir.format.FhirBase}
     * @param inAddress whether its parameters stand in the address
     * @param lenient whether unknown parameters are passed over
     */
    public record Manner(String base, boolean inAddress, boolean lenient) {}

    /** Errors: INVALID_REQUEST. */
    public Bundle run(Person person, FhirType type, MultiValueMap<String, String> parameters, Manner manner) {
        var request = SearchRequest.of(type, parameters, manner.lenient());
        if (request.secret() && manner.inAddress()) {
            throw new Rejected(Reason.INVALID_REQUEST, "what names a patient is searched by POST to Patient/_search");
        }
        var matches = matches(person, request);
        var bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET);
        bundle.setTotal(matches.size());
        links(bundle, request, parameters, manner);
        if (sources.of(type).looksThroughNewestOnly(person, request.wanted())) {
            warn(
                    bundle,
                    "Only the newest were looked through; ask more narrowly, by patient, identifier or _lastUpdated");
        }
        if (request.countOnly()) {
            return bundle;
        }
        var page =
                matches.stream().skip(request.offset()).limit(request.count()).toList();
        page.forEach(resource -> entry(bundle, resource, SearchEntryMode.MATCH, manner));
        included(person, request, page).forEach(resource -> entry(bundle, resource, SearchEntryMode.INCLUDE, manner));
        if (request.secret() && request.offset() + page.size() < matches.size()) {
            warn(bundle, "There are more matches than _count; ask more narrowly");
        }
        return bundle;
    }

    private static void warn(Bundle bundle, String detail) {
        bundle.addEntry().setResource(Outcomes.warning(detail)).getSearch().setMode(SearchEntryMode.OUTCOME);
    }

    /** Errors: INVALID_REQUEST for a search that cannot be run. */
    public static void check(FhirType type, MultiValueMap<String, String> parameters) {
        SearchRequest.of(type, parameters, false);
    }

    /** All matches of a search, for conditions; without pages. */
    public List<DomainResource> all(Person person, FhirType type, MultiValueMap<String, String> parameters) {
        return matches(person, SearchRequest.of(type, parameters, false));
    }

    private List<DomainResource> matches(Person person, SearchRequest request) {
        var order = Comparator.comparing(Search::lastUpdated).thenComparing(Search::id);
        return sources.of(request.type()).find(person, request.wanted()).stream()
                .filter(resource ->
                        request.ids().filter(ids -> !ids.contains(id(resource))).isEmpty())
                .filter(resource -> request.criteria().stream().allMatch(each -> each.matches(resource)))
                .sorted(request.newestFirst() ? order.reversed() : order)
                .toList();
    }

    private static Date lastUpdated(Resource resource) {
        return Optional.ofNullable(resource.getMeta().getLastUpdated()).orElseGet(() -> new Date(0));
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    private List<DomainResource> included(Person person, SearchRequest request, List<DomainResource> page) {
        Set<String> known = new HashSet<>();
        page.forEach(match -> known.add(match.fhirType() + "/" + id(match)));
        Predicate<DomainResource> isNew = found -> known.add(found.fhirType() + "/" + id(found));
        var included = new ArrayList<DomainResource>();
        for (Include include : request.includes()) {
            for (DomainResource match : page) {
                (include.reverse() ? referring(person, include, match) : referredTo(person, include, match))
                        .filter(isNew)
                        .forEach(included::add);
            }
        }
        return included;
    }

    private Stream<DomainResource> referredTo(Person person, Include include, DomainResource match) {
        return include.parameter().values().apply(match).stream()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(reference -> reference.hasReference())
                .flatMap(reference -> sources.follow(person, reference).stream());
    }

    /** Only within the case of the match. */
    private Stream<DomainResource> referring(Person person, Include include, DomainResource match) {
        var wanted = new Criterion(include.parameter(), List.of(match.fhirType() + "/" + id(match)));
        return CaseIds.caseOf(id(match)).stream()
                .filter(_ -> include.from().isOfCase())
                .flatMap(of -> sources.of(include.from()).find(person, Wanted.ofCase(of)).stream())
                .filter(wanted::matches);
    }

    private void entry(Bundle bundle, DomainResource resource, SearchEntryMode mode, Manner manner) {
        bundle.addEntry()
                .setFullUrl(manner.base() + "/" + resource.fhirType() + "/" + id(resource))
                .setResource(codec.versioned(resource))
                .getSearch()
                .setMode(mode);
    }

    private static void links(
            Bundle bundle, SearchRequest request, MultiValueMap<String, String> parameters, Manner manner) {
        if (request.secret()) {
            bundle.addLink()
                    .setRelation("self")
                    .setUrl(manner.base() + "/" + request.type().code() + "/_search");
            return;
        }
        bundle.addLink().setRelation("self").setUrl(address(request, parameters, manner, request.offset()));
        if (request.count() == 0) {
            return;
        }
        if (request.offset() + request.count() < bundle.getTotal()) {
            bundle.addLink()
                    .setRelation("next")
                    .setUrl(address(request, parameters, manner, request.offset() + request.count()));
        }
        if (request.offset() > 0) {
            bundle.addLink()
                    .setRelation("previous")
                    .setUrl(address(request, parameters, manner, Math.max(0, request.offset() - request.count())));
        }
    }

    private static String address(
            SearchRequest request, MultiValueMap<String, String> parameters, Manner manner, int offset) {
        var asked = new LinkedMultiValueMap<>(parameters);
        asked.keySet().removeIf(name -> !request.isKnown(name));
        asked.set("_count", String.valueOf(request.count()));
        asked.set("_offset", String.valueOf(offset));
        var address = UriComponentsBuilder.fromUriString(
                manner.base() + "/" + request.type().code());
        asked.forEach((name, values) -> values.forEach(
                value -> address.queryParam(UriUtils.encode(name, UTF_8), UriUtils.encode(value, UTF_8))));
        return address.build(true).toUriString();
    }
}
