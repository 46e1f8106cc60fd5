package org.consilium.web.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider with keys of its own, that can also lie: codes are exchanged once, and only with the verifier of their challenge. */
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "consilium";
    static final String SECRET = "a secret for tests, long enough to sign with HS256";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, Ready> codes = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    volatile ECKey key = newKey();
    volatile List<ECKey> published = List.of(key);
    volatile boolean hangs;
    volatile int paddingBytes;
    volatile int exchanges;
    volatile Supplier<Instant> authenticated = Instant::now;

    private record Ready(String challenge, String token) {}

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, description()));
        server.createContext(
                "/keys",
                exchange -> answer(
                        exchange,
                        200,
                        new JWKSet(List.copyOf(published)).toPublicJWKSet().toJSONObject()));
        server.createContext("/token", this::exchange);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "end_session_endpoint",
                issuer() + "/logout",
                "jwks_uri",
                issuer() + "/keys",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("ES256"),
                "authorization_response_iss_parameter_supported",
                true,
                "padding",
                "x".repeat(paddingBytes));
    }

    private void exchange(HttpExchange exchange) throws IOException {
        exchanges++;
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var ready = Optional.ofNullable(codes.remove(form.getOrDefault("code", "")));
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        boolean proved = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && ready.filter(each -> each.challenge().equals(challenge(form.getOrDefault("code_verifier", ""))))
                        .isPresent();
        answer(
                exchange,
                proved ? 200 : 400,
                proved
                        ? Map.of(
                                "access_token",
                                "unused",
                                "token_type",
                                "Bearer",
                                "id_token",
                                ready.orElseThrow().token())
                        : Map.of("error", "invalid_grant"));
    }

    private void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        if (hangs) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** A code for somebody whom the browser was sent here for. */
    String code(Map<String, String> asked, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return code(
                asked,
                signed(key, JOSEObjectType.JWT, claims.apply(claims(asked)).build()));
    }

    String code(Map<String, String> asked, String token) {
        var code = UUID.randomUUID().toString();
        codes.put(code, new Ready(asked.getOrDefault("code_challenge", ""), token));
        return code;
    }

    /** Claims as they should be, of nobody yet. */
    JWTClaimsSet.Builder claims(Map<String, String> asked) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("auth_time", authenticated.get().getEpochSecond())
                .claim("nonce", asked.getOrDefault("nonce", ""));
    }

    JWTClaimsSet.Builder logout() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    static String signed(ECKey key, JOSEObjectType type, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .type(type)
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The query of an address, or a form. */
    static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
