package org.consilium.web.fhir.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls an endpoint: an empty POST, signed. The key is the SHA-256 of the system's token, which both sides have and which is never sent; what
 * is signed is the id of the subscription and the second of the call, so that a call recorded by others is old when it is sent again.
 */
final class Bell {

    static final String SUBSCRIPTION = "X-Consilium-Subscription";
    static final String TIMESTAMP = "X-Consilium-Timestamp";
    static final String SIGNATURE = "X-Consilium-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SUCCESS_FIRST = 200;
    private static final int SUCCESS_LAST = 299;

    private final HttpClient http;
    private final Duration answerMax;

    Bell(Duration answerMax) {
        this.answerMax = answerMax;
        this.http = HttpClient.newBuilder()
                .connectTimeout(answerMax)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Empty: it was answered with success; otherwise what was met instead. */
    Optional<String> ring(Webhook hook, byte[] key, Instant now) throws InterruptedException {
        String second = String.valueOf(now.getEpochSecond());
        var request = HttpRequest.newBuilder(hook.endpoint())
                .timeout(answerMax)
                .header(SUBSCRIPTION, hook.id().toString())
                .header(TIMESTAMP, second)
                .header(SIGNATURE, "sha256=" + signature(key, hook.id() + "." + second))
                .POST(BodyPublishers.noBody())
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status >= SUCCESS_FIRST && status <= SUCCESS_LAST
                    ? Optional.empty()
                    : Optional.of("the endpoint answered HTTP " + status);
        } catch (IOException e) {
            return Optional.of("the endpoint was not reached: " + e.getClass().getSimpleName());
        }
    }

    static String signature(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has " + ALGORITHM, e);
        }
    }
}
