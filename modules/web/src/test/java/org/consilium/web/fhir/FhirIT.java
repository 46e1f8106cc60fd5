package org.consilium.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.web.fhir.FhirPartners.JSON;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionText;
import org.consilium.kernel.Uid;
import org.consilium.reports.making.ReportDesk;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another system asks, follows and collects by FHIR alone, and what it gets is valid. */
class FhirIT {

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
        hospital.send("PUT", "/fhir/Task/" + other, JSON, """
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
        emitted.add(
                text(hospital.get("/fhir/Binary/" + id + ".1", "Accept", JSON).body()));
        emitted.add(text(hospital.get("/fhir/Task?nonsense=1").body()));
        emitted.add(text(room.node.browser().get("/fhir/Task").body()));
        emitted.add(text(
                hospital.send("POST", "/fhir", JSON, Hospital.json(Hospital.order(hospital.study(), "ORDER-4")))
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
