package org.consilium.web.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.consilium.cases.Urgency;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looking for cases over HTTP. */
class CaseSearchHttpIT {

    private static ReadingRoom room;
    private static Browser referrer;

    @BeforeAll
    static void start() {
        room = new ReadingRoom();
        referrer = room.browser(room.referrer);
    }

    @AfterAll
    static void stop() throws IOException {
        room.close();
    }

    @Test
    void saysWhetherMoreFollow() throws IOException {
        var older = room.offered(Urgency.ROUTINE);
        var newer = room.offered(Urgency.ROUTINE);

        var first = Browser.json(referrer.post("/api/case-search", Map.of("limit", 1)));
        assertThat(UUID.fromString(first.at("/cases/0/id").asString())).isEqualTo(newer.value());
        assertThat(first.get("more").asBoolean()).isTrue();
        var second = Browser.json(referrer.post("/api/case-search", Map.of("limit", 1, "offset", 1)));
        assertThat(UUID.fromString(second.at("/cases/0/id").asString())).isEqualTo(older.value());
        assertThat(second.get("more").asBoolean()).isFalse();
        var number = first.at("/cases/0/number").asString();
        var found = Browser.json(referrer.post("/api/case-search", Map.of("text", number, "view", "mine")));
        assertThat(found.get("cases").size()).isEqualTo(1);
    }

    @Test
    void refusesWhatNoListHasAndDoesNotRepeatWhatWasTyped() {
        refused(Map.of("view", "everybody"), "view");
        refused(Map.of("offset", -1), "offset");
        refused(Map.of("limit", 501), "limit");
        refused(Map.of("limit", 0), "limit");
        refused(Map.of("text", "Ánh ".repeat(9)), "text");
        refused(Map.of("text", "Á".repeat(300)), "text");
    }

    private static void refused(Map<String, ?> body, String field) {
        var answer = referrer.post("/api/case-search", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        var detail = Browser.json(answer).get("detail").asString();
        assertThat(detail).contains(field).doesNotContain("Á");
    }
}
