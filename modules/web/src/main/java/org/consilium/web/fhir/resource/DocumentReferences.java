package org.consilium.web.fhir.resource;

import java.util.List;
import java.util.stream.Stream;
import org.consilium.cases.CaseDocument;
import org.consilium.cases.Opinion;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;

/** The printed opinions and the documents that came with the question, for systems that collect documents. */
final class DocumentReferences {

    static final String TYPE = "DocumentReference";

    private DocumentReferences() {}

    static List<DocumentReference> of(CaseFacts facts) {
        int newest = facts.view().opinions().size();
        return Stream.concat(
                        facts.view().opinions().stream()
                                .map(opinion -> document(facts, opinion, opinion.version() == newest)),
                        facts.view().documents().stream().map(document -> brought(facts, document)))
                .toList();
    }

    /** What the sender brought, by the digest FHIR asks for; the bytes are a Binary that the case decides about. */
    private static DocumentReference brought(CaseFacts facts, CaseDocument brought) {
        var document = new DocumentReference();
        document.setId(CaseIds.document(facts.id(), brought.id()));
        document.getMeta()
                .setLastUpdatedElement(References.instant(
                        brought.superseded().map(CaseDocument.Superseded::at).orElse(brought.uploadedAt())));
        document.addIdentifier(new Identifier().setSystem(Systems.SHA_256).setValue(brought.sha256()));
        document.setStatus(
                brought.superseded().isPresent()
                        ? DocumentReferenceStatus.SUPERSEDED
                        : DocumentReferenceStatus.CURRENT);
        document.setType(type(brought.kind()));
        document.setSubject(facts.subject());
        document.setDateElement(References.instant(brought.uploadedAt()));
        document.addAuthor(References.practitioner(brought.uploadedBy()));
        document.setCustodian(References.institutionOf(brought.uploadedBy()));
        document.addContent()
                .setAttachment(new Attachment()
                        .setContentType(brought.type().mediaType())
                        .setUrl("Binary/" + CaseIds.document(facts.id(), brought.id()))
                        .setTitle(brought.name())
                        .setSize((int) brought.length())
                        .setCreationElement(References.dateTime(brought.uploadedAt())));
        document.getContext().addRelated(References.serviceRequest(facts.id()));
        return document;
    }

    private static CodeableConcept type(CaseDocument.Kind kind) {
        return switch (kind) {
            case LETTER -> Systems.concept(Systems.LOINC, "57133-1", "Referral note");
            case REPORT -> Systems.concept(Systems.LOINC, "18748-4", "Diagnostic imaging study");
            case LABORATORY -> Systems.concept(Systems.LOINC, "11502-2", "Laboratory report");
            case CONSENT -> Systems.concept(Systems.LOINC, "59284-0", "Consent Document");
            case OTHER -> Systems.concept(Systems.LOINC, "34109-9", "Note");
        };
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
