package org.consilium.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.Code;
import org.consilium.security.audit.ParticipantObject;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The codes of the trail are those of the definitions HL7 publishes with R4: the value sets to which AuditEvent binds its elements. */
class AuditCodesTest {

    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String PURPOSE_OF_USE = "http://terminology.hl7.org/ValueSet/v3-PurposeOfUse";
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final IValidationSupport PUBLISHED = new DefaultProfileValidationSupport(FHIR);
    private static ValidationSupportChain terminology;

    @BeforeAll
    static void terminology() {
        terminology = new ValidationSupportChain(PUBLISHED, new InMemoryTerminologyServerValidationSupport(FHIR));
    }

    @Test
    void aPurposeIsOneOfPurposeOfUseWithItsDisplayAndItsCodeSystem() {
        var system = (CodeSystem) PUBLISHED.fetchCodeSystem(ACT_REASON);
        var purposes = new ArrayList<Code>();
        for (var act : AuditAct.values()) {
            act.purpose().ifPresent(purposes::add);
        }

        assertThat(purposes).isNotEmpty().allSatisfy(purpose -> {
            assertThat(system.getIdentifier())
                    .extracting(each -> each.getValue())
                    .contains("urn:oid:" + purpose.system());
            var found = terminology.validateCode(
                    new ValidationSupportContext(terminology),
                    new ConceptValidationOptions(),
                    ACT_REASON,
                    purpose.value(),
                    null,
                    PURPOSE_OF_USE);
            assertThat(found).as(purpose.value()).isNotNull();
            assertThat(found.isOk()).as(found.getMessage()).isTrue();
            assertThat(found.getDisplay()).isEqualTo(purpose.text());
        });
    }

    @Test
    void everyEventIdAndTypeIsOneOfItsValueSetWithTheMeaningThatDicomGivesIt() {
        var meanings = new TreeMap<String, String>();
        ((CodeSystem) PUBLISHED.fetchCodeSystem(DCM))
                .getConcept()
                .forEach(concept -> meanings.put(concept.getCode(), concept.getDisplay()));
        var ids = codes("audit-event-type");
        var types = codes("audit-event-sub-type");
        for (var act : AuditAct.values()) {
            assertThat(ids).as(act.name()).contains(act.id().value());
            assertMeaning(meanings, act.id());
            act.type().ifPresent(type -> {
                assertThat(types).as(act.name()).contains(type.value());
                assertMeaning(meanings, type);
            });
        }
        assertMeaning(meanings, ParticipantObject.STUDY_INSTANCE_UID);
        assertMeaning(meanings, ParticipantObject.SOP_CLASS_UID);
    }

    /** HL7 writes a word of CID 401 without its capital. */
    private static void assertMeaning(Map<String, String> meanings, Code code) {
        assertThat(code.system()).isEqualTo("DCM");
        assertThat(meanings.getOrDefault(code.value(), "")).as(code.value()).isEqualToIgnoringCase(code.text());
    }

    private static List<String> codes(String valueSet) {
        var set = (ValueSet) PUBLISHED.fetchValueSet("http://hl7.org/fhir/ValueSet/" + valueSet);
        return set.getCompose().getInclude().stream()
                .filter(include -> DCM.equals(include.getSystem()))
                .flatMap(include -> include.getConcept().stream())
                .map(concept -> concept.getCode())
                .toList();
    }
}
