package org.consilium.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.consilium.cases.CaseId;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The record system of a hospital: it has images in the node, a token, and an HTTP client. */
final class Hospital {

    static final FhirContext FHIR = FhirContext.forR4();
    static final String ORDERS = "http://hospital.example/orders";

    private final TestNode node;
    private final Institution institution;
    private final String token;

    Hospital(TestNode node, Institution institution, String account, Browser administrator) {
        this.node = node;
        this.institution = institution;
        var created = administrator.post(
                "/api/systems",
                Map.of(
                        "account",
                        account,
                        "name",
                        "Record system " + account,
                        "institutionId",
                        institution.id().value(),
                        "roles",
                        List.of(Role.REFERRER)));
        this.token = Browser.json(created).path("token").asString();
    }

    String token() {
        return token;
    }

    IGenericClient client() {
        var client = FHIR.newRestfulGenericClient(node.url("/fhir").toString());
        client.registerInterceptor(new BearerTokenAuthInterceptor(token));
        return client;
    }

    /** A study of the patient that {@link TestImages} shows. */
    Uid study() throws IOException {
        Uid study = Uid.random();
        TestImages.receive(
                node,
                institution.id(),
                TestImages.ct(study, Uid.random(), Uid.random(), 1),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return study;
    }

    /** A case that was placed by FHIR, about a new study. */
    CaseId placed(String number) throws IOException {
        var answer = send("POST", "/fhir", "application/fhir+json", json(order(study(), number)));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return CaseId.of(Browser.json(answer).at("/entry/0/resource/id").asString());
    }

    /** The question and its submission in one, as a system sends it that knows the patient by number and the images by UID. */
    static Bundle order(Uid study, String number) {
        var request = new ServiceRequest();
        request.addIdentifier().setSystem(ORDERS).setValue(number);
        request.setStatus(ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequestIntent.ORDER);
        request.setPriority(ServiceRequestPriority.URGENT);
        request.setCode(new CodeableConcept().setText("Second opinion"));
        request.setSubject(new Reference("Patient?identifier=P-1"));
        request.setPerformerType(new CodeableConcept(new Coding("urn:consilium:discipline", "RADIOLOGY", null)));
        request.addReasonCode(new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10", "C34.1", null)));
        request.addBodySite(
                new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/icd-o-3", "C34.1", null)));
        request.addSupportingInfo(new Reference("ImagingStudy/" + study));
        request.addOrderDetail().setText("Benign or malignant? 良性か悪性か");
        request.addNote().setText("Smoker, 20 pack years");
        var consent = new Consent();
        consent.addIdentifier().setSystem(ORDERS).setValue(number + "-consent");
        consent.setStatus(ConsentState.ACTIVE);
        consent.setScope(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy", null)));
        consent.addCategory(new CodeableConcept(new Coding("urn:consilium:consent-basis", "REPRESENTATIVE", null)));
        consent.addCategory(new CodeableConcept(new Coding("urn:consilium:consent-reach", "NODE", null)));
        consent.setPatient(new Reference("Patient?identifier=P-1"));
        consent.setDateTimeElement(
                new DateTimeType(LocalDate.now(ZoneOffset.UTC).toString()));
        consent.addPerformer(new Reference().setDisplay("Yamada Hanako, mother"));
        consent.getProvision().addPurpose(new Coding("urn:consilium:consent-purpose", "TEACHING", null));
        consent.getProvision()
                .addData()
                .setMeaning(ConsentDataMeaning.RELATED)
                .setReference(new Reference("urn:uuid:8a3c1f9e-0000-4000-8000-000000000001"));
        var task = new Task();
        task.setStatus(TaskStatus.REQUESTED);
        task.setIntent(TaskIntent.ORDER);
        task.setFocus(new Reference("urn:uuid:8a3c1f9e-0000-4000-8000-000000000001"));
        var bundle = new Bundle();
        bundle.setType(BundleType.TRANSACTION);
        // The Task first: what it refers to must be placed before it all the same.
        bundle.addEntry()
                .setResource(task)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Task");
        bundle.addEntry()
                .setFullUrl("urn:uuid:8a3c1f9e-0000-4000-8000-000000000001")
                .setResource(request)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("ServiceRequest")
                .setIfNoneExist("identifier=" + ORDERS + "|" + number);
        bundle.addEntry()
                .setResource(consent)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Consent")
                .setIfNoneExist("identifier=" + ORDERS + "|" + number + "-consent");
        return bundle;
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(node.url(path)).header("Authorization", "Bearer " + token);
        return node.browser().send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<byte[]> send(String method, String path, String type, String body, String... headers) {
        var request = HttpRequest.newBuilder(node.url(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        return node.browser().send(headers.length == 0 ? request : request.headers(headers));
    }

    static String json(org.hl7.fhir.r4.model.Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }
}
