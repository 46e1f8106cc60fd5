package org.consilium.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.web.fhir.FhirPartners.JSON;
import static org.consilium.web.fhir.FhirPartners.XML;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is refused under /fhir, and how it is said. */
class FhirRefusalsIT {

    private static FhirPartners partners;
    private static ReadingRoom room;
    private static Browser administrator;
    private static Hospital hospital;
    private static Hospital stranger;

    @BeforeAll
    static void start() {
        partners = new FhirPartners();
        room = partners.room;
        administrator = partners.administrator;
        hospital = partners.hospital;
        stranger = partners.stranger;
    }

    @AfterAll
    static void stop() throws IOException {
        partners.close();
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
        assertThat(asXml.headers().firstValue("Content-Type").orElse("")).startsWith(XML);
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
    void refusesWhatWouldExhaustTheParser() {
        var json = "{\"resourceType\":\"Task\",\"extension\":[" + "{\"url\":\"a\",\"extension\":[".repeat(20_000)
                + "]}".repeat(20_000) + "]}";
        assertThat(hospital.send("POST", "/fhir/Task", JSON, json).statusCode()).isEqualTo(400);
        var xml = "<Task xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"a\">".repeat(20_000)
                + "</extension>".repeat(20_000) + "</Task>";
        assertThat(hospital.send("POST", "/fhir/Task", XML, xml).statusCode()).isEqualTo(400);
        var entities = "<!DOCTYPE Task [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                + "<Task xmlns=\"http://hl7.org/fhir\"><id value=\"&a;\"/></Task>";
        assertThat(hospital.send("POST", "/fhir/Task", XML, entities).statusCode())
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
                                JSON,
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

    private static String text(byte[] body) {
        return new String(body, UTF_8);
    }
}
