package org.consilium.web.fhir.resource;

import java.util.List;
import org.consilium.cases.Opinion;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;

/** The printed opinions, for systems that collect documents. */
final class DocumentReferences {

    static final String TYPE = "DocumentReference";

    private DocumentReferences() {}

    static List<DocumentReference> of(CaseFacts facts) {
        int newest = facts.view().opinions().size();
        return facts.view().opinions().stream()
                .map(opinion -> document(facts, opinion, opinion.version() == newest))
                .toList();
    }

    private static DocumentReference document(CaseFacts facts, Opinion opinion, boolean newest) {
        var document = new DocumentReference();
        document.setId(CaseIds.opinion(facts.id(), opinion.version()));
        document.getMeta().setLastUpdatedElement(References.instant(opinion.signedAt()));
        document.setStatus(newest ? DocumentReferenceStatus.CURRENT : DocumentReferenceStatus.SUPERSEDED);
        document.setDocStatus(opinion.version() > 1 ? ReferredDocumentStatus.AMENDED : ReferredDocumentStatus.FINAL);
        document.setType(DiagnosticReports.title(facts.view().summary().discipline()));
        document.setSubject(facts.subject());
        document.setDateElement(References.instant(opinion.signedAt()));
        document.addAuthor(References.practitioner(opinion.author()));
        document.setAuthenticator(References.practitioner(opinion.author()));
        document.setCustodian(References.institutionOf(opinion.author()));
        if (opinion.version() > 1) {
            document.addRelatesTo()
                    .setCode(DocumentRelationshipType.REPLACES)
                    .getTarget()
                    .setReference(TYPE + "/" + CaseIds.opinion(facts.id(), opinion.version() - 1));
        }
        document.addContent().setAttachment(DiagnosticReports.pdf(facts, opinion));
        document.getContext()
                .addRelated(References.serviceRequest(facts.id()))
                .addRelated(References.report(facts.id(), opinion.version()));
        return document;
    }
}
