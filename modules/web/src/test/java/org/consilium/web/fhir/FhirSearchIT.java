package org.consilium.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.consilium.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a search finds, and what it refuses to be asked. */
class FhirSearchIT {

    private static FhirPartners partners;
    private static Hospital hospital;

    @BeforeAll
    static void start() {
        partners = new FhirPartners();
        hospital = partners.hospital;
    }

    @AfterAll
    static void stop() throws IOException {
        partners.close();
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

    private static String text(byte[] body) {
        return new String(body, UTF_8);
    }
}
