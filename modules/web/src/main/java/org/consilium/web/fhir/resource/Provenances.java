package org.consilium.web.fhir.resource;

import java.util.List;
import org.consilium.cases.Opinion;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;

/** Who signed a version, when, on whose behalf, and from what. */
final class Provenances {

    static final String TYPE = "Provenance";

    private static final String COMPLETION = "http://terminology.hl7.org/CodeSystem/v3-DocumentCompletion";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private Provenances() {}

    static List<Provenance> of(CaseFacts facts) {
        return facts.view().opinions().stream()
                .map(opinion -> provenance(facts, opinion))
                .toList();
    }

    private static Provenance provenance(CaseFacts facts, Opinion opinion) {
        var provenance = new Provenance();
        provenance.setId(CaseIds.opinion(facts.id(), opinion.version()));
        provenance.getMeta().setLastUpdatedElement(References.instant(opinion.signedAt()));
        provenance.addTarget(References.report(facts.id(), opinion.version()));
        provenance.setOccurred(References.dateTime(opinion.signedAt()));
        provenance.setRecordedElement(References.instant(opinion.signedAt()));
        provenance.setActivity(Systems.concept(COMPLETION, "LA", "legally authenticated"));
        provenance
                .addAgent()
                .setType(Systems.concept(PARTICIPANT, "legal", "Legal Authenticator"))
                .setWho(References.practitioner(opinion.author()))
                .setOnBehalfOf(References.institutionOf(opinion.author()));
        facts.view()
                .studies()
                .forEach(study -> provenance
                        .addEntity()
                        .setRole(ProvenanceEntityRole.SOURCE)
                        .setWhat(References.study(study)));
        if (opinion.version() > 1) {
            provenance
                    .addEntity()
                    .setRole(ProvenanceEntityRole.REVISION)
                    .setWhat(References.report(facts.id(), opinion.version() - 1));
        }
        return provenance;
    }
}
