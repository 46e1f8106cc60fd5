package org.consilium.web.fhir.resource;

import java.util.ArrayList;
import java.util.List;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.cases.ConsentTerms.Purpose;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The consents of a case as they were recorded; the newest counts. */
final class Consents {

    private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private Consents() {}

    static List<Consent> of(CaseFacts facts) {
        var recorded = facts.view().consents();
        var all = new ArrayList<Consent>();
        for (int i = 0; i < recorded.size(); i++) {
            all.add(consent(facts, recorded.get(i), i + 1, i + 1 == recorded.size()));
        }
        return all;
    }

    private static Consent consent(CaseFacts facts, org.consilium.cases.Consent recorded, int number, boolean newest) {
        ConsentTerms terms = recorded.terms();
        var consent = new Consent();
        String id = CaseIds.consent(facts.id(), number);
        consent.setId(id);
        facts.identifiersOf("Consent", id).forEach(consent::addIdentifier);
        consent.getMeta()
                .setLastUpdatedElement(References.instant(recorded.withdrawal()
                        .map(org.consilium.cases.Consent.Withdrawal::at)
                        .orElse(recorded.recordedAt())));
        consent.setStatus(
                !newest || recorded.withdrawal().isPresent()
                        ? ConsentState.INACTIVE
                        : terms.basis() == Basis.COORDINATOR ? ConsentState.PROPOSED : ConsentState.ACTIVE);
        consent.setScope(Systems.concept(SCOPE, "patient-privacy", "Privacy Consent"));
        consent.addCategory(Systems.concept(Systems.LOINC, "59284-0", "Consent Document"));
        consent.addCategory(Systems.own(Systems.CONSENT_BASIS, terms.basis()));
        consent.addCategory(Systems.own(Systems.CONSENT_REACH, terms.reach()));
        consent.setPatient(facts.subject());
        consent.setDateTimeElement(new DateTimeType(terms.givenOn().toString()));
        terms.representative().ifPresent(name -> consent.addPerformer(new Reference().setDisplay(name)));
        consent.addOrganization(References.institutionOf(recorded.recordedBy()));
        source(consent, facts, terms);
        consent.setPolicyRule(Systems.concept(ACT_CODE, "OPTIN", "opt-in"));
        terms.reason().ifPresent(reason -> consent.getPolicyRule().setText(reason));
        provision(consent, facts, terms);
        return consent;
    }

    private static void source(Consent consent, CaseFacts facts, ConsentTerms terms) {
        if (terms.documentFile().isPresent()) {
            consent.setSource(new Reference(DocumentReferences.TYPE + "/"
                    + CaseIds.document(facts.id(), terms.documentFile().orElseThrow())));
            return;
        }
        terms.documentInstance()
                .ifPresent(instance -> consent.setSource(new Reference()
                        .setIdentifier(
                                new Identifier().setSystem(Systems.DICOM_UID).setValue(Systems.OID_PREFIX + instance))
                        .setDisplay(terms.document().orElse("Signed consent"))));
        if (terms.documentInstance().isEmpty()) {
            terms.document()
                    .ifPresent(where -> consent.setSource(new org.hl7.fhir.r4.model.Attachment().setTitle(where)));
        }
    }

    private static void provision(Consent consent, CaseFacts facts, ConsentTerms terms) {
        var provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
        terms.validUntil().ifPresent(day -> provision.getPeriod().setEndElement(new DateTimeType(day.toString())));
        for (Purpose purpose : Purpose.values()) {
            if (terms.purposes().contains(purpose)) {
                provision.addPurpose(
                        Systems.own(Systems.CONSENT_PURPOSE, purpose).getCodingFirstRep());
            }
        }
        provision.addData().setMeaning(ConsentDataMeaning.RELATED).setReference(References.serviceRequest(facts.id()));
    }
}
