package org.consilium.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.web.fhir.FhirPartners.JSON;
import static org.consilium.web.fhir.FhirPartners.XML;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What systems place and change: once, of what they have seen, whole or not at all. */
class FhirWritingIT {

    private static FhirPartners partners;
    private static ReadingRoom room;
    private static Hospital hospital;

    @BeforeAll
    static void start() {
        partners = new FhirPartners();
        room = partners.room;
        hospital = partners.hospital;
    }

    @AfterAll
    static void stop() throws IOException {
        partners.close();
    }

    @Test
    void whatIsPlacedTwiceAtOnceIsThereOnce() throws Exception {
        var body = Hospital.json(Hospital.order(hospital.study(), "ORDER-5"));
        Callable<Integer> placing =
                () -> hospital.send("POST", "/fhir", JSON, body).statusCode();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : both.invokeAll(List.of(placing, placing, placing, placing))) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        var found = Browser.json(hospital.get("/fhir/ServiceRequest?identifier=" + Hospital.ORDERS + "%7CORDER-5"));

        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.at("/entry/0/resource/status").asString()).isEqualTo("active");
        var id = found.at("/entry/0/resource/id").asString();
        var consents = Browser.json(hospital.get("/fhir/Consent?data=ServiceRequest/" + id));
        assertThat(consents.path("total").asInt()).isEqualTo(1);
        var again = Browser.json(hospital.send("POST", "/fhir", JSON, body));
        assertThat(again.path("entry")
                        .valueStream()
                        .map(entry -> entry.at("/response/status").asString()))
                .containsOnly("200 OK");
        var unconditional = Hospital.order(hospital.study(), "ORDER-5");
        unconditional.getEntry().get(1).getRequest().setIfNoneExist(null);
        assertThat(hospital.send("POST", "/fhir", JSON, Hospital.json(unconditional))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void takesXmlAndStudiesByTheirUidAndEndsACaseWhoseConsentIsWithdrawn() throws IOException {
        var bundle = Hospital.order(hospital.study(), "ORDER-10");
        var request = (ServiceRequest) bundle.getEntry().get(1).getResource();
        var contained = new ImagingStudy();
        contained.setStatus(ImagingStudy.ImagingStudyStatus.AVAILABLE);
        contained.setSubject(request.getSubject().copy());
        contained.addIdentifier().setSystem("urn:dicom:uid").setValue("urn:oid:" + hospital.study());
        request.addSupportingInfo(new Reference(contained));
        var byIdentifier = new Reference();
        byIdentifier.getIdentifier().setSystem("urn:dicom:uid").setValue("urn:oid:" + hospital.study());
        request.addSupportingInfo(byIdentifier);
        var xml = Hospital.FHIR.newXmlParser().encodeResourceToString(bundle);
        var answer = hospital.send("POST", "/fhir", XML, xml, "Accept", XML);
        assertThat(answer.statusCode()).as(text(answer.body())).isEqualTo(200);
        var placed = Hospital.FHIR.newXmlParser().parseResource(Bundle.class, text(answer.body()));
        var id = placed.getEntry().get(1).getResource().getIdElement().getIdPart();
        assertThat(Browser.json(hospital.get("/fhir/ServiceRequest/" + id))
                        .path("supportingInfo")
                        .size())
                .isEqualTo(3);

        var consent = (Consent) placed.getEntry().get(2).getResource();
        consent.setStatus(Consent.ConsentState.INACTIVE);
        var address = "/fhir/Consent/" + consent.getIdElement().getIdPart();
        assertThat(hospital.send("PUT", address, JSON, Hospital.json(consent)).statusCode())
                .isEqualTo(200);
        assertThat(Browser.json(hospital.get(address)).path("status").asString())
                .isEqualTo("inactive");
        assertThat(Browser.json(hospital.get("/fhir/Task/" + id)).path("status").asString())
                .isEqualTo("cancelled");

        var unsaid = Hospital.order(hospital.study(), "ORDER-11");
        unsaid.getEntry().removeLast();
        assertThat(hospital.send("POST", "/fhir", JSON, Hospital.json(unsaid)).statusCode())
                .isEqualTo(409);
    }

    @Test
    void anUpdateIsMadeOfTheVersionThatWasSeenAndOfNoOther() throws IOException {
        var id = hospital.placed("ORDER-7");
        var seen = hospital.get("/fhir/Task/" + id);
        var etag = seen.headers().firstValue("ETag").orElseThrow();
        assertThat(hospital.get("/fhir/Task/" + id, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertThat(seen.headers().firstValue("Last-Modified")).isPresent();

        room.cases().accept(room.specialist, id);
        var cancel = """
                {"resourceType": "Task", "id": "%s", "status": "cancelled", "intent": "order", "statusReason": {"text": "Moved"}}
                """.formatted(id);
        var late = hospital.send("PUT", "/fhir/Task/" + id, JSON, cancel, "If-Match", etag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(Browser.json(late).at("/issue/0/code").asString()).isEqualTo("conflict");

        var now = hospital.get("/fhir/Task/" + id).headers().firstValue("ETag").orElseThrow();
        var done = hospital.send("PUT", "/fhir/Task/" + id, JSON, cancel, "If-Match", now);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(Browser.json(done).at("/statusReason/text").asString()).isEqualTo("Moved");
        assertThat(Browser.json(hospital.get("/fhir/ServiceRequest/" + id))
                        .path("status")
                        .asString())
                .isEqualTo("revoked");
    }

    @Test
    void refusesAQuestionAboutAnotherPatientsImagesAndKeepsNothingOfIt() throws IOException {
        var bundle = Hospital.order(hospital.study(), "ORDER-9");
        ((ServiceRequest) bundle.getEntry().get(1).getResource()).setSubject(new Reference("Patient/0123456789abcdef"));
        var refused = hospital.send("POST", "/fhir", JSON, Hospital.json(bundle));

        assertThat(refused.statusCode()).isEqualTo(422);
        var outcome = Hospital.FHIR.newJsonParser().parseResource(OperationOutcome.class, text(refused.body()));
        assertThat(outcome.getIssueFirstRep().getDiagnostics())
                .isEqualTo("entry 2: subject is not the patient of the studies");
        var found = hospital.get("/fhir/ServiceRequest?identifier=" + Hospital.ORDERS + "%7CORDER-9");
        assertThat(Browser.json(found).path("total").asInt()).isZero();

        var unknown = Hospital.order(hospital.study(), "ORDER-9");
        var request = (ServiceRequest) unknown.getEntry().get(1).getResource();
        request.setPerformerType(new CodeableConcept().setText("somebody"));
        assertThat(hospital.send("POST", "/fhir", JSON, Hospital.json(unknown)).statusCode())
                .isEqualTo(422);
        assertThat(hospital.send("POST", "/fhir/Task", JSON, "{\"resourceType\":\"Task\",\"x\":1}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Hospital.FHIR
                        .newJsonParser()
                        .parseResource(
                                Bundle.class, text(hospital.get("/fhir/Patient").body()))
                        .getEntry()
                        .getFirst()
                        .getResource())
                .isInstanceOf(Patient.class);
    }

    private static String text(byte[] body) {
        return new String(body, UTF_8);
    }
}
