package org.consilium.web.fhir.resource;

import java.util.List;
import java.util.Map;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseView;
import org.consilium.web.fhir.identifier.Identifiers.Business;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * A case as the asking person may see it, with what FHIR needs beside it.
 *
 * @param patient of the first study
 * @param identifiers that other systems gave, by type and id of the resource
 */
record CaseFacts(CaseView view, Reference patient, Map<String, List<Business>> identifiers) {

    CaseId id() {
        return view.summary().id();
    }

    /** A reference of its own for each place that holds one. */
    Reference subject() {
        return patient.copy();
    }

    List<Identifier> identifiersOf(String type, String resourceId) {
        return identifiers.getOrDefault(type + "/" + resourceId, List.of()).stream()
                .map(CaseFacts::identifier)
                .toList();
    }

    private static Identifier identifier(Business business) {
        var identifier = new Identifier().setValue(business.value());
        return business.system().isEmpty() ? identifier : identifier.setSystem(business.system());
    }
}
