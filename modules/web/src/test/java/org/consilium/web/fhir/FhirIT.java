package org.consilium.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionText;
import org.consilium.kernel.Uid;
import org.consilium.reports.making.ReportDesk;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FhirIT {

    private static final String JSON = "application/fhir+json";

    private static ReadingRoom room;
    private static Browser administrator;
    private static Hospital hospital;
    private static Hospital stranger;

    @BeforeAll
    static void start() {
        room = new ReadingRoom();
        // Of the institution that runs the node: they look after all of them.
        room.node.person("chief", room.node.bean(Institutions.class).home(), Role.ADMINISTRATOR);
        administrator = room.node.browser().signIn("chief");
        hospital = new Hospital(room.node, room.hospital, "records", administrator);
        stranger = new Hospital(room.node, room.node.institution("Far away"), "far-records", administrator);
    }

    @AfterAll
    static void stop() throws IOException {
        room.close();
    }

    @Test
    void anotherSystemPlacesACaseFollowsItAndCollectsTheOpinionByFhirAlone() throws IOException {
        var client = hospital.client();
        Uid study = hospital.study();

        var placed = client.transaction()
                .withBundle(Hospital.order(study, "ORDER-1"))
                .execute();
        assertThat(placed.getEntry())
                .allSatisfy(entry -> assertThat(entry.getResponse().getStatus()).isEqualTo("201 Created"));
        var id = new IdType(placed.getEntryFirstRep().getResponse().getLocation()).getIdPart();
        var task = client.read().resource(Task.class).withId(id).execute();
        assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("OFFERED");
        assertThat(task.getStatus()).isEqualTo(TaskStatus.RECEIVED);
        var request = client.read().resource(ServiceRequest.class).withId(id).execute();
        assertThat(request.getOrderDetailFirstRep().getText()).isEqualTo("Benign or malignant? 良性か悪性か");
        assertThat(request.getNoteFirstRep().getText()).isEqualTo("Smoker, 20 pack years");
        assertThat(request.getReasonCodeFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("C34.1");

        var of = CaseId.of(id);
        room.cases().accept(room.specialist, of);
        room.cases().begin(room.specialist, of);
        room.cases().ask(room.specialist, of, "Was there a scan before?");
        var question = child(client.search()
                .forResource(Task.class)
                .where(Task.PART_OF.hasId("Task/" + id))
                .and(Task.CODE.exactly().code("question"))
                .returnBundle(Bundle.class)
                .execute());
        assertThat(question.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        var asked = client.read()
                .resource(Communication.class)
                .withUrl(((Reference) question.getInputFirstRep().getValue()).getReference())
                .execute();
        assertThat(asked.getPayloadFirstRep().getContentStringType().getValue()).isEqualTo("Was there a scan before?");
        var reply = new Communication();
        reply.setStatus(Communication.CommunicationStatus.COMPLETED);
        reply.addInResponseTo(
                new Reference("Communication/" + asked.getIdElement().getIdPart()));
        reply.addPayload().setContent(new StringType("No, this is the first."));
        client.create().resource(reply).execute();
        assertThat(client.read()
                        .resource(Task.class)
                        .withId(question.getIdElement().getIdPart())
                        .execute()
                        .getStatus())
                .isEqualTo(TaskStatus.COMPLETED);

        room.cases()
                .sign(
                        room.specialist,
                        of,
                        room.confirmed(room.specialist),
                        new OpinionText("A nodule.", "Benign.", "Again in a year."));
        room.node.bean(ReportDesk.class).work();
        room.cases().delivered(of, 1);
        var collected = client.search()
                .forResource(DiagnosticReport.class)
                .where(DiagnosticReport.BASED_ON.hasId("ServiceRequest/" + id))
                .revInclude(Provenance.INCLUDE_TARGET)
                .returnBundle(Bundle.class)
                .execute();
        var report = (DiagnosticReport) collected.getEntryFirstRep().getResource();
        var provenance = (Provenance) collected.getEntry().getLast().getResource();
        assertThat(report.getConclusion()).isEqualTo("Benign.");
        assertThat(report.getText().getDivAsString()).contains("A nodule.", "Again in a year.");
        assertThat(provenance.getAgentFirstRep().getWho().getReference())
                .isEqualTo("Practitioner/" + room.specialist.id().value());
        var pdf = client.read()
                .resource(Binary.class)
                .withUrl(report.getPresentedFormFirstRep().getUrl())
                .execute();
        assertThat(new String(pdf.getData(), 0, 5, UTF_8)).isEqualTo("%PDF-");

        var receipt = child(client.search()
                .forResource(Task.class)
                .where(Task.PART_OF.hasId("Task/" + id))
                .and(Task.CODE.exactly().code("receipt"))
                .and(Task.STATUS.exactly().code("requested"))
                .returnBundle(Bundle.class)
                .execute());
        receipt.setStatus(TaskStatus.COMPLETED);
        client.update().resource(receipt).execute();
        var ended = client.read().resource(Task.class).withId(id).execute();
        assertThat(ended.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("ACKNOWLEDGED");
        assertThat(ended.getStatus()).isEqualTo(TaskStatus.COMPLETED);

        room.cases()
                .sign(
                        room.specialist,
                        of,
                        room.confirmed(room.specialist),
                        new OpinionText("A nodule.", "Malignant.", "Biopsy."));
        var amended =
                client.read().resource(DiagnosticReport.class).withId(id + ".2").execute();
        assertThat(amended.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.AMENDED);
        assertThat(((Reference) amended.getExtension().getFirst().getValue()).getReference())
                .isEqualTo("DiagnosticReport/" + id + ".1");
    }

    private static Task child(Bundle found) {
        assertThat(found.getEntry()).hasSize(1);
        return (Task) found.getEntryFirstRep().getResource();
    }

    @Test
    void aForeignValidatorFindsNoErrorInAnythingThatIsEmitted() throws IOException {
        var id = hospital.placed("ORDER-2");
        room.cases().accept(room.specialist, id);
        room.cases().begin(room.specialist, id);
        room.cases().ask(room.specialist, id, "Since when?");
        room.cases().reply(account(), id, "Since June");
        room.cases()
                .sign(
                        room.specialist,
                        id,
                        room.confirmed(room.specialist),
                        new OpinionText("a < b & c", "Benign.", ""));
        room.cases()
                .sign(
                        room.specialist,
                        id,
                        room.confirmed(room.specialist),
                        new OpinionText("a < b & c", "Malignant.", ""));
        room.cases().delivered(id, 1);
        room.cases().delivered(id, 2);
        var other = hospital.placed("ORDER-3");
        hospital.send("PUT", "/fhir/Task/" + other, "application/fhir+json", """
                {"resourceType": "Task", "status": "cancelled", "intent": "order", "statusReason": {"text": "No more"}}
                """);
        var emitted = new ArrayList<String>();
        for (String type : List.of(
                "Organization",
                "Practitioner",
                "PractitionerRole",
                "Patient",
                "ImagingStudy",
                "ServiceRequest",
                "Consent",
                "Task",
                "Communication",
                "DiagnosticReport",
                "DocumentReference",
                "Provenance")) {
            var answer = hospital.get("/fhir/" + type);
            var bundle = Hospital.FHIR.newJsonParser().parseResource(Bundle.class, text(answer.body()));
            assertThat(bundle.getEntry()).as(type).isNotEmpty();
            emitted.add(text(answer.body()));
            bundle.getEntry()
                    .forEach(entry -> emitted.add(text(hospital.get("/fhir/" + type + "/"
                                    + entry.getResource().getIdElement().getIdPart())
                            .body())));
            emitted.add(
                    text(hospital.get("/fhir/" + type + "?_format=xml&_count=2").body()));
        }
        emitted.add(text(hospital.get("/fhir/metadata").body()));
        emitted.add(text(hospital.get("/fhir/Binary/" + id + ".1", "Accept", "application/fhir+json")
                .body()));
        emitted.add(text(hospital.get("/fhir/Task?nonsense=1").body()));
        emitted.add(text(room.node.browser().get("/fhir/Task").body()));
        emitted.add(text(hospital.send(
                        "POST",
                        "/fhir",
                        "application/fhir+json",
                        Hospital.json(Hospital.order(hospital.study(), "ORDER-4")))
                .body()));
        room.node.person("auditor", room.hospital, Role.AUDITOR);
        emitted.add(text(room.node
                .browser()
                .signIn("auditor")
                .get("/fhir/AuditEvent?_count=30")
                .body()));

        var validator = new ForeignValidator(Hospital.FHIR);

        assertThat(emitted)
                .hasSizeGreaterThan(40)
                .allSatisfy(resource ->
                        assertThat(validator.errors(resource)).as(resource).isEmpty());
    }

    @Test
    void aWrongMediaTypeIsSaidAsAnOutcomeWhereverItIsNoticed() {
        assertThat(List.of(
                        hospital.send("POST", "/fhir/Task/_search", JSON, "{}"),
                        hospital.send("POST", "/fhir/Task/_search", "text/plain", "status=requested"),
                        hospital.send("POST", "/fhir/Task", "text/plain", "{}"),
                        hospital.send("PUT", "/fhir/Task/1", "application/dicom", "{}"),
                        hospital.send("POST", "/fhir", "text/csv", "")))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(415);
                    assertThat(outcome(answer)).isEqualTo("not-supported");
                });
        var asXml = hospital.send("POST", "/fhir/Task/_search?_format=xml", JSON, "{}");
        assertThat(asXml.statusCode()).isEqualTo(415);
        assertThat(asXml.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+xml");
        assertThat(text(asXml.body())).startsWith("<OperationOutcome");
        var notOffered = hospital.get("/fhir/Task", "Accept", "image/png");
        assertThat(notOffered.statusCode()).isEqualTo(406);
        assertThat(outcome(notOffered)).isEqualTo("not-supported");
        var noMediaType = hospital.send("POST", "/fhir/Task/_search", "nonsense", "");
        assertThat(noMediaType.statusCode()).isBetween(400, 415);
        assertThat(outcome(noMediaType)).isNotEmpty();
        assertThat(outcome(hospital.get("/fhir/Task/1/2/3/4"))).isNotEmpty();
    }

    /** The code of the first issue; fails when it is not an OperationOutcome of FHIR's own media type. */
    private static String outcome(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(JSON);
        var outcome = Browser.json(answer);
        assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
        return outcome.at("/issue/0/code").asString();
    }

    @Test
    void whatIsPlacedTwiceAtOnceIsThereOnce() throws Exception {
        var body = Hospital.json(Hospital.order(hospital.study(), "ORDER-5"));
        Callable<Integer> placing = () ->
                hospital.send("POST", "/fhir", "application/fhir+json", body).statusCode();
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
        var again = Browser.json(hospital.send("POST", "/fhir", "application/fhir+json", body));
        assertThat(again.path("entry")
                        .valueStream()
                        .map(entry -> entry.at("/response/status").asString()))
                .containsOnly("200 OK");
        var unconditional = Hospital.order(hospital.study(), "ORDER-5");
        unconditional.getEntry().get(1).getRequest().setIfNoneExist(null);
        assertThat(hospital.send("POST", "/fhir", "application/fhir+json", Hospital.json(unconditional))
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
        var answer = hospital.send("POST", "/fhir", "application/fhir+xml", xml, "Accept", "application/fhir+xml");
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
        assertThat(hospital.send("PUT", address, "application/fhir+json", Hospital.json(consent))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Browser.json(hospital.get(address)).path("status").asString())
                .isEqualTo("inactive");
        assertThat(Browser.json(hospital.get("/fhir/Task/" + id)).path("status").asString())
                .isEqualTo("cancelled");

        var unsaid = Hospital.order(hospital.study(), "ORDER-11");
        unsaid.getEntry().removeLast();
        assertThat(hospital.send("POST", "/fhir", "application/fhir+json", Hospital.json(unsaid))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void refusesWhatWouldExhaustTheParser() {
        var json = "{\"resourceType\":\"Task\",\"extension\":[" + "{\"url\":\"a\",\"extension\":[".repeat(20_000)
                + "]}".repeat(20_000) + "]}";
        assertThat(hospital.send("POST", "/fhir/Task", "application/fhir+json", json)
                        .statusCode())
                .isEqualTo(400);
        var xml = "<Task xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"a\">".repeat(20_000)
                + "</extension>".repeat(20_000) + "</Task>";
        assertThat(hospital.send("POST", "/fhir/Task", "application/fhir+xml", xml)
                        .statusCode())
                .isEqualTo(400);
        var entities = "<!DOCTYPE Task [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                + "<Task xmlns=\"http://hl7.org/fhir\"><id value=\"&a;\"/></Task>";
        assertThat(hospital.send("POST", "/fhir/Task", "application/fhir+xml", entities)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsForeignLooksMissingAndATokenEndsWhenItIsRevoked() throws IOException {
        var id = hospital.placed("ORDER-6");
        var patient = Browser.json(hospital.get("/fhir/ServiceRequest/" + id))
                .at("/subject/reference")
                .asString();
        var study = Browser.json(hospital.get("/fhir/ServiceRequest/" + id))
                .at("/supportingInfo/0/reference")
                .asString();
        for (String address : List.of(
                "ServiceRequest/" + id,
                "Task/" + id,
                patient,
                study,
                "Practitioner/" + room.referrer.id().value())) {
            assertThat(hospital.get("/fhir/" + address).statusCode())
                    .as(address)
                    .isEqualTo(200);
            assertThat(stranger.get("/fhir/" + address).statusCode())
                    .as(address)
                    .isEqualTo(404);
        }
        assertThat(Browser.json(stranger.get("/fhir/Task")).path("total").asInt())
                .isZero();
        assertThat(Browser.json(stranger.get("/fhir/Patient")).path("total").asInt())
                .isZero();
        assertThat(stranger.send(
                                "PUT",
                                "/fhir/Task/" + id,
                                "application/fhir+json",
                                "{\"resourceType\":\"Task\",\"status\":\"cancelled\",\"intent\":\"order\"}")
                        .statusCode())
                .isEqualTo(404);

        assertThat(hospital.get("/api/cases").statusCode()).isEqualTo(401);
        var temporary = new Hospital(room.node, room.hospital, "temporary", administrator);
        assertThat(temporary.get("/fhir/Task").statusCode()).isEqualTo(200);
        var system = Browser.json(administrator.get("/api/systems"))
                .valueStream()
                .filter(each -> each.path("account").asString().equals("temporary"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(administrator
                        .post("/api/persons/" + system + "/password", Map.of())
                        .statusCode())
                .isEqualTo(400);
        assertThat(administrator.delete("/api/systems/" + system).statusCode()).isEqualTo(204);
        assertThat(temporary.get("/fhir/Task").statusCode()).isEqualTo(401);
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
        var late = hospital.send("PUT", "/fhir/Task/" + id, "application/fhir+json", cancel, "If-Match", etag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(Browser.json(late).at("/issue/0/code").asString()).isEqualTo("conflict");

        var now = hospital.get("/fhir/Task/" + id).headers().firstValue("ETag").orElseThrow();
        var done = hospital.send("PUT", "/fhir/Task/" + id, "application/fhir+json", cancel, "If-Match", now);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(Browser.json(done).at("/statusReason/text").asString()).isEqualTo("Moved");
        assertThat(Browser.json(hospital.get("/fhir/ServiceRequest/" + id))
                        .path("status")
                        .asString())
                .isEqualTo("revoked");
    }

    @Test
    void searchesByWhatItSaysAndRefusesTheRest() throws IOException {
        var id = hospital.placed("ORDER-8");
        var patient = Browser.json(hospital.get("/fhir/Task/" + id))
                .at("/for/reference")
                .asString();
        for (String query : List.of(
                "_id=" + id,
                "identifier=" + Hospital.ORDERS + "%7CORDER-8",
                "patient=" + patient + "&_id=" + id,
                "subject=" + patient + "&status=active&_id=" + id,
                "_lastUpdated=ge2020-01-01&_id=" + id,
                "_count=1&_id=" + id)) {
            var found = Browser.json(hospital.get("/fhir/ServiceRequest?" + query));
            assertThat(found.at("/entry/0/resource/id").asString()).as(query).isEqualTo(id.toString());
            assertThat(found.path("total").asInt()).as(query).isEqualTo(1);
        }
        assertThat(Browser.json(hospital.get("/fhir/ServiceRequest?_lastUpdated=lt2020-01-01"))
                        .path("total")
                        .asInt())
                .isZero();
        var tasks = Browser.json(hospital.get("/fhir/Task?focus=ServiceRequest/" + id
                + "&business-status=OFFERED&_include=Task:focus&_include=Task:patient"));
        assertThat(tasks.path("total").asInt()).isEqualTo(1);
        assertThat(tasks.path("entry")
                        .valueStream()
                        .map(entry -> entry.at("/resource/resourceType").asString()))
                .containsExactly("Task", "ServiceRequest", "Patient");
        var page = Browser.json(hospital.get("/fhir/Task?based-on=ServiceRequest/" + id + "&_count=1"));
        var next = page.path("link")
                .valueStream()
                .filter(link -> link.path("relation").asString().equals("next"))
                .findFirst()
                .orElseThrow()
                .path("url")
                .asString();
        var second = Browser.json(hospital.get(next.substring(next.indexOf("/fhir"))));
        assertThat(second.at("/entry/0/resource/id")).isNotEqualTo(page.at("/entry/0/resource/id"));

        assertThat(hospital.get("/fhir/Task?color=red").statusCode()).isEqualTo(400);
        assertThat(hospital.get("/fhir/Task?color=red", "Prefer", "handling=lenient")
                        .statusCode())
                .isEqualTo(200);
        assertThat(hospital.get("/fhir/Patient?identifier=P-1").statusCode()).isEqualTo(400);
        var form = "application/x-www-form-urlencoded";
        var byPost = hospital.send("POST", "/fhir/Patient/_search", form, "identifier=P-1");
        assertThat("Patient/" + Browser.json(byPost).at("/entry/0/resource/id").asString())
                .isEqualTo(patient);
        assertThat(text(hospital.get("/fhir/Nothing").body())).contains("OperationOutcome");
    }

    @Test
    void refusesAQuestionAboutAnotherPatientsImagesAndKeepsNothingOfIt() throws IOException {
        var bundle = Hospital.order(hospital.study(), "ORDER-9");
        ((ServiceRequest) bundle.getEntry().get(1).getResource()).setSubject(new Reference("Patient/0123456789abcdef"));
        var refused = hospital.send("POST", "/fhir", "application/fhir+json", Hospital.json(bundle));

        assertThat(refused.statusCode()).isEqualTo(422);
        var outcome = Hospital.FHIR.newJsonParser().parseResource(OperationOutcome.class, text(refused.body()));
        assertThat(outcome.getIssueFirstRep().getDiagnostics())
                .isEqualTo("entry 2: subject is not the patient of the studies");
        var found = hospital.get("/fhir/ServiceRequest?identifier=" + Hospital.ORDERS + "%7CORDER-9");
        assertThat(Browser.json(found).path("total").asInt()).isZero();

        var unknown = Hospital.order(hospital.study(), "ORDER-9");
        var request = (ServiceRequest) unknown.getEntry().get(1).getResource();
        request.setPerformerType(new CodeableConcept().setText("somebody"));
        assertThat(hospital.send("POST", "/fhir", "application/fhir+json", Hospital.json(unknown))
                        .statusCode())
                .isEqualTo(422);
        assertThat(hospital.send("POST", "/fhir/Task", "application/fhir+json", "{\"resourceType\":\"Task\",\"x\":1}")
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

    /** A case placed by FHIR. */
    private static Person account() {
        return room.node
                .bean(org.consilium.security.People.class)
                .findByAccount("records")
                .orElseThrow();
    }

    private static String text(byte[] body) {
        return new String(body, UTF_8);
    }
}
