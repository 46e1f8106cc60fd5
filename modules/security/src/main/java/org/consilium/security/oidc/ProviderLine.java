package org.consilium.security.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests to a provider: each with a time for the whole answer and a size, none redirected elsewhere. */
final class ProviderLine implements ResourceRetriever {

    private final HttpClient http;
    private final Duration answerMax;
    private final long answerBytesMax;

    ProviderLine(Duration connectMax, Duration answerMax, long answerBytesMax) {
        this.http = HttpClient.newBuilder()
                .connectTimeout(connectMax)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.answerMax = answerMax;
        this.answerBytesMax = answerBytesMax;
    }

    /** An answer as text. */
    record Answer(int status, String contentType, String body) {}

    Answer get(URI address) throws ProviderUnavailable {
        return send(HttpRequest.newBuilder(address).header("Accept", "application/json"));
    }

    Answer send(HttpRequest.Builder request) throws ProviderUnavailable {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                request.timeout(answerMax).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), answerBytesMax));
        try {
            var response = answer.get(answerMax.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new ProviderUnavailable("the provider does not answer in time or in size", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProviderUnavailable("interrupted", e);
        }
    }

    /** For the keys. */
    @Override
    public Resource retrieveResource(URL address) throws IOException {
        try {
            var answer = get(address.toURI());
            if (answer.status() != 200) {
                throw new IOException("the keys of the provider are answered with " + answer.status());
            }
            return new Resource(answer.body(), answer.contentType());
        } catch (ProviderUnavailable | URISyntaxException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
