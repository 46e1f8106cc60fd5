package org.consilium.web.fhir.search;

import java.util.List;
import java.util.function.Function;
import org.consilium.web.fhir.resource.FhirType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Type;

/**
 * One search parameter of a type (FHIR R4 3.1.1.4).
 *
 * @param values the values within a resource that it is compared with
 * @param secret whether its values name people, so that they have no place in an address: by POST only
 */
public record SearchParameter(
        FhirType of,
        String name,
        SearchParamType kind,
        boolean secret,
        Function<DomainResource, List<? extends Type>> values) {}
