package org.consilium.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class S3ServerIT {

    @Test
    void answersAndRefusesStrangersAndCanBeStoppedAndStarted() throws Exception {
        try (var server = S3Server.start()) {
            var request = HttpRequest.newBuilder(server.url().resolve("/")).build();
            try (var http = HttpClient.newHttpClient()) {
                assertThat(http.send(request, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(403);
                server.stop();
                assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
                        .isInstanceOf(IOException.class);
                server.restart();
                assertThat(http.send(request, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(403);
            }
        }
    }
}
