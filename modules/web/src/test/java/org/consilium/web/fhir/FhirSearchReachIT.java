package org.consilium.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.consilium.cases.CaseQuery;
import org.consilium.security.Institutions;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** More cases than a search looks through: the answer says so, and what is asked for more narrowly is found however old it is. */
class FhirSearchReachIT {

    private static ReadingRoom room;
    private static Hospital hospital;

    @BeforeAll
    static void start() {
        room = new ReadingRoom();
        room.node.person("chief", room.node.bean(Institutions.class).home(), Role.ADMINISTRATOR);
        hospital = new Hospital(
                room.node, room.hospital, "records", room.node.browser().signIn("chief"));
        room.node
                .bean(JdbcClient.class)
                .sql("""
                        insert into cases.consult_case (id, number, state, task_status, institution, referrer, discipline, urgency,
                            question, languages, studies, modalities, created_at, updated_at)
                        select gen_random_uuid(), '2020-' || to_char(i, 'FM000000'), 'CANCELLED', 'CANCELLED', :institution, :referrer,
                            'RADIOLOGY', 'ROUTINE', '?', '{}', '{}', '{}', at, at
                        from (select i, timestamptz '2020-01-01 00:00Z' + i * interval '1 hour' as at from generate_series(1, :cases) i)
                        """)
                .param("institution", room.hospital.id().value())
                .param("referrer", room.referrer.id().value())
                .param("cases", CaseQuery.RESULTS_MAX + 1)
                .update();
    }

    @AfterAll
    static void stop() throws IOException {
        room.close();
    }

    @Test
    void whatASearchDoesNotReachItSays() {
        var all = found("_summary=count");
        assertThat(all.path("total").asInt()).isEqualTo(CaseQuery.RESULTS_MAX);
        assertThat(all.at("/entry/0/search/mode").asString()).isEqualTo("outcome");
        assertThat(all.at("/entry/0/resource/issue/0/code").asString()).isEqualTo("incomplete");
    }

    @Test
    void theOldestIsFoundByItsNumber() {
        var oldest = found("identifier=2020-000001");
        assertThat(oldest.path("total").asInt()).isEqualTo(1);
        assertThat(oldest.path("entry").size()).as("no warning").isEqualTo(1);
    }

    @Test
    void whatChangedSinceIsThereWhole() {
        var since = Instant.parse("2020-01-01T00:00:00Z").plus(CaseQuery.RESULTS_MAX, ChronoUnit.HOURS);
        var late = found("_summary=count&_lastUpdated=ge" + since);
        assertThat(late.path("total").asInt()).isEqualTo(2);
        assertThat(late.path("entry").isMissingNode()).as("no warning").isTrue();
    }

    private static JsonNode found(String query) {
        return Browser.json(hospital.get("/fhir/ServiceRequest?" + query));
    }
}
