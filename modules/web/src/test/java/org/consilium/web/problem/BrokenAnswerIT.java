package org.consilium.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokenAnswerIT {

    private static TestNode node;

    @BeforeAll
    static void start() {
        node = TestNode.start();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void cutsTheConnectionWhenSendingFailsHalfWay() {
        assertThatThrownBy(() -> get("broken", 100_000)).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("ended", 100_000)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void answersAProblemWhenSendingFailsBeforeAnythingHasLeft() {
        HttpResponse<byte[]> answer = get("broken", 10);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(Browser.json(answer).get("title").asString()).contains("media types");
        assertThat(get("ended", 10).statusCode()).isEqualTo(503);
    }

    private static HttpResponse<byte[]> get(String how, int bytes) {
        return node.browser()
                .get("/dicomweb/" + how + "-after/" + bytes, "Authorization", "Bearer " + TestNode.API_TOKEN);
    }
}
