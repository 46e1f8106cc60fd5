package org.consilium.web.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.consilium.security.Role;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.Test;

/** What of a provider's answers is not believed: from the side of thieves, and of providers that lie or are away. */
class ProviderRefusalsIT extends Journeys {

    @Test
    void aStateIsGoodOnceInItsTimeInItsBrowserAndForItsProvider() {
        withEmail("kim", "kim@city.example", Role.REFERRER);
        UnaryOperator<JWTClaimsSet.Builder> kim = claims -> verified(claims, "kim-1", "kim@city.example");

        var away = away(CITY, "/");
        var code = city.code(away.asked(), kim);
        var thief = node.browser();
        assertRefused(callback(thief, CITY, query(away.state(), code, city)), "expired");
        var forged = new TreeMap<>(away.asked());
        forged.put(STATE, "forged");
        assertRefused(callback(away.browser(), CITY, query("forged", code, city)), "expired");

        var late = away(CITY, "/");
        node.pass(Duration.ofMinutes(11));
        assertRefused(back(late, CITY, city, kim), "expired");

        var elsewhere = away(CITY, "/");
        assertRefused(callback(elsewhere.browser(), "rural", query(elsewhere.state(), code, city)), "expired");

        var used = away(CITY, "/");
        var query = query(used.state(), city.code(used.asked(), kim), city);
        var cookie = used.browser().cookie("CONSILIUM_AWAY").orElseThrow();
        assertThat(location(callback(used.browser(), CITY, query))).isEqualTo("/");
        int exchanges = city.exchanges;
        var replay = HttpRequest.newBuilder(node.url("/api/session/providers/city/callback?" + query))
                .header("Cookie", "CONSILIUM_AWAY=" + cookie);
        assertRefused(node.browser().send(replay), "expired");
        assertThat(city.exchanges).isEqualTo(exchanges);
    }

    @Test
    void aCodeStolenFromAnotherJourneyIsWorthNothing() {
        withEmail("linh", "linh@city.example", Role.REFERRER);
        var victim = away(CITY, "/");
        var code = city.code(victim.asked(), claims -> verified(claims, "linh-1", "linh@city.example"));
        var thief = away(CITY, "/");
        assertRefused(callback(thief.browser(), CITY, query(thief.state(), code, city)), "not-believed");
        assertThat(thief.browser().cookie("CONSILIUM_SESSION")).isEmpty();
    }

    @Test
    void tokensAreBelievedOnlyWhenEverythingInThemIsRight() throws Exception {
        withEmail("mai", "mai@city.example", Role.REFERRER);
        UnaryOperator<JWTClaimsSet.Builder> mai = claims -> verified(claims, "mai-1", "mai@city.example");
        var past = Date.from(Instant.now().minusSeconds(3600));
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> wrong = Map.of(
                "another nonce", claims -> claims.claim("nonce", "another"),
                "no nonce", claims -> claims.claim("nonce", null),
                "another issuer", claims -> claims.issuer(rural.issuer()),
                "another client", claims -> claims.audience("somebody-else"),
                "two clients, issued to the other",
                        claims -> claims.audience(List.of(FakeProvider.CLIENT, "other"))
                                .claim("azp", "other"),
                "over", claims -> claims.expirationTime(past).issueTime(past),
                "without an end", claims -> claims.expirationTime(null),
                "nobody's", claims -> claims.subject(null),
                "from tomorrow",
                        claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(86_400))));
        wrong.forEach((what, change) -> assertThat(
                        location(back(away(CITY, "/"), CITY, city, claims -> change.apply(mai.apply(claims)))))
                .as(what)
                .isEqualTo("/?refused=not-believed"));

        var unsigned = away(CITY, "/");
        var claims = mai.apply(city.claims(unsigned.asked())).build();
        assertRefused(answer(unsigned, new PlainJWT(claims).serialize()), "not-believed");

        var shared = away(CITY, "/");
        var mac = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                mai.apply(city.claims(shared.asked())).build());
        mac.sign(new MACSigner(FakeProvider.SECRET));
        assertRefused(answer(shared, mac.serialize()), "not-believed");

        var foreign = away(CITY, "/");
        var stranger = FakeProvider.newKey();
        assertRefused(
                answer(
                        foreign,
                        FakeProvider.signed(
                                stranger,
                                JOSEObjectType.JWT,
                                mai.apply(city.claims(foreign.asked())).build())),
                "not-believed");

        var tampered = away(CITY, "/");
        var parts = FakeProvider.signed(
                        city.key,
                        JOSEObjectType.JWT,
                        mai.apply(city.claims(tampered.asked())).build())
                .split("\\.");
        var otherParts = FakeProvider.signed(
                        city.key,
                        JOSEObjectType.JWT,
                        mai.apply(city.claims(tampered.asked()))
                                .subject("admin")
                                .build())
                .split("\\.");
        assertRefused(answer(tampered, parts[0] + "." + otherParts[1] + "." + parts[2]), "not-believed");
        assertRefused(answer(away(CITY, "/"), "no token at all"), "not-believed");

        assertThat(location(back(away(CITY, "/"), CITY, city, mai))).isEqualTo("/");
    }

    @Test
    void anAnswerSaysWhomItIsFrom() {
        withEmail("nam", "nam@city.example", Role.REFERRER);
        UnaryOperator<JWTClaimsSet.Builder> nam = claims -> verified(claims, "nam-1", "nam@city.example");
        var mixed = away(CITY, "/");
        assertRefused(
                callback(mixed.browser(), CITY, query(mixed.state(), city.code(mixed.asked(), nam), rural)),
                "not-believed");
        var silent = away(CITY, "/");
        assertRefused(
                callback(silent.browser(), CITY, "code=" + city.code(silent.asked(), nam) + "&state=" + silent.state()),
                "not-believed");
        var turned = away(CITY, "/cases/7");
        assertThat(location(callback(
                        turned.browser(),
                        CITY,
                        "error=access_denied&state=" + turned.state() + "&iss=" + encoded(city.issuer()))))
                .isEqualTo("/cases/7?refused=turned-back");
    }

    @Test
    void aNewKeyIsTakenAtOnceAndNobodyElsesEver() {
        withEmail("oanh", "oanh@city.example", Role.REFERRER);
        UnaryOperator<JWTClaimsSet.Builder> oanh = claims -> verified(claims, "oanh-1", "oanh@city.example");
        assertThat(location(back(away(CITY, "/"), CITY, city, oanh))).isEqualTo("/");
        var before = city.key;
        try {
            city.key = FakeProvider.newKey();
            city.published = List.of(city.key, before);
            Awaitility.await("the new key")
                    .until(() ->
                            location(back(away(CITY, "/"), CITY, city, oanh)).equals("/"));
        } finally {
            city.published = List.of(city.key);
        }
    }

    @Test
    void aProviderThatIsAwayHangsOrFloodsKeepsNobodyWaitingAndTheNodeOpen() throws IOException {
        try (var away = new FakeProvider();
                var other = TestNode.start(join(
                        provider(0, "away", away),
                        "--consilium.web.public-url=https://node.example",
                        "--consilium.oidc.answer-max=700ms",
                        "--consilium.oidc.answer-size-max=16KB"))) {
            other.person("yen", other.institution("City hospital"), Role.REFERRER);
            away.hangs = true;
            var begun = System.nanoTime();
            assertThat(other.browser()
                            .post("/api/session/providers/away", Map.of())
                            .statusCode())
                    .isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            assertThat(other.browser().signIn("yen").get("/api/studies").statusCode())
                    .isEqualTo(200);
            away.hangs = false;
            away.paddingBytes = 20_000;
            other.pass(Duration.ofSeconds(6));
            assertThat(other.browser()
                            .post("/api/session/providers/away", Map.of())
                            .statusCode())
                    .isEqualTo(503);
            away.paddingBytes = 0;
            other.pass(Duration.ofSeconds(6));
            assertThat(other.browser()
                            .post("/api/session/providers/away", Map.of())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
