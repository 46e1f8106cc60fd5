package org.consilium.web.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.consilium.security.People;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.junit.jupiter.api.Test;

/** Signing in at a provider, confirming, linking and signing out, from the side of people and of administrators. */
class ProviderHttpIT extends Journeys {

    @Test
    void somebodyFoundByAVerifiedAddressSignsInAndIsKnownFromThenOnByIssuerAndSubject() {
        var anh = withEmail("anh", "Anh@city.example", Role.REFERRER);
        var away = away(CITY, "/cases/1");
        assertThat(away.asked())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "https://node.example/api/session/providers/city/callback")
                .doesNotContainKeys("client_secret", "code_verifier", "id_token_hint");

        var back = back(
                away,
                CITY,
                city,
                claims -> claims.subject("anh-1")
                        .claim("email", "anh@CITY.example")
                        .claim("email_verified", true));
        assertThat(location(back)).isEqualTo("/cases/1");
        assertThat(account(away.browser())).isEqualTo("anh");
        assertThat(Browser.json(away.browser().get("/api/session"))
                        .at("/byProvider")
                        .asBoolean())
                .isTrue();
        assertThat(back.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.contains("eyJ"));

        // Renamed there and here: the subject is who it is. Another subject with the old address is not.
        var again = away(CITY, "/");
        back(again, CITY, city, claims -> claims.subject("anh-1"));
        assertThat(account(again.browser())).isEqualTo("anh");
        var other = away(CITY, "/");
        assertThat(location(back(
                        other,
                        CITY,
                        city,
                        claims -> claims.subject("anh-2")
                                .claim("email", "anh@city.example")
                                .claim("email_verified", true))))
                .isEqualTo("/?refused=waiting");
        assertThat(other.browser().cookie("CONSILIUM_SESSION")).isEmpty();
        assertThat(node.bean(People.class).find(anh.id())).isPresent();
    }

    @Test
    void whoIsNotFoundIsRefusedOrWaitsAndNobodyGetsAStrongerAccountByRule() {
        var chief = node.browser().signIn("chief");
        withEmail("strong", "strong@city.example", Role.REFERRER, Role.COORDINATOR);
        withEmail("twin1", "twin@city.example", Role.REFERRER);
        withEmail("twin2", "twin@city.example", Role.REFERRER);
        withEmail("plain", "plain@city.example", Role.REFERRER);
        var elsewhere = node.institution("Elsewhere");
        var foreign = node.person("foreign", elsewhere, Role.REFERRER);
        save(foreign, "foreign@city.example", true);

        for (var address : List.of("strong", "twin", "foreign", "nobody")) {
            assertRefused(
                    back(
                            away(CITY, "/"),
                            CITY,
                            city,
                            claims -> verified(claims, address + "-1", address + "@city.example")),
                    "waiting");
        }
        assertRefused(
                back(
                        away(CITY, "/"),
                        CITY,
                        city,
                        claims -> verified(claims, "plain-1", "plain@city.example")
                                .claim("email_verified", false)),
                "waiting");
        assertRefused(
                back(
                        away("rural", "/"),
                        "rural",
                        rural,
                        claims -> claims.subject("x").claim("preferred_username", "chief")),
                "unknown");

        var waiting = Browser.json(chief.get("/api/identities"))
                .valueStream()
                .filter(each -> each.path("email").asString("").equals("strong@city.example"))
                .findFirst()
                .orElseThrow();
        var strong = node.bean(People.class).findByAccount("strong").orElseThrow();
        var path = "/api/identities/" + waiting.get("id").asString();
        assertThat(chief.put(path, Map.of("personId", strong.id().value().toString()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(chief.put(path, Map.of("personId", foreign.id().value().toString()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(chief.put(path, Map.of("personId", strong.id().value().toString()))
                        .statusCode())
                .isEqualTo(409);
        node.person("chief-elsewhere", elsewhere, Role.ADMINISTRATOR);
        var stranger = node.browser().signIn("chief-elsewhere");
        assertThat(Browser.json(stranger.get("/api/identities"))).isEmpty();
        assertThat(stranger.delete(path).statusCode()).isEqualTo(404);
        var away = away(CITY, "/");
        back(away, CITY, city, claims -> claims.subject("strong-1"));
        assertThat(account(away.browser())).isEqualTo("strong");

        assertThat(chief.delete(path).statusCode()).isEqualTo(204);
        assertThat(away.browser().get("/api/session").statusCode()).isEqualTo(401);
        save(strong, "strong@city.example", true);
    }

    @Test
    void aClosedAccountStaysClosed() {
        var closed = withEmail("closed", "closed@city.example", Role.REFERRER);
        back(away(CITY, "/"), CITY, city, claims -> verified(claims, "closed-1", "closed@city.example"));
        save(closed, "closed@city.example", false);
        assertRefused(back(away(CITY, "/"), CITY, city, claims -> claims.subject("closed-1")), "inactive");
    }

    @Test
    void aConfirmationIsFreshOfTheSamePersonAndOfThatSession() {
        withEmail("phuc", "phuc@city.example", Role.REFERRER);
        withEmail("quan", "quan@city.example", Role.REFERRER);
        back(away(CITY, "/"), CITY, city, claims -> verified(claims, "quan-1", "quan@city.example"));
        var home = away(CITY, "/");
        back(home, CITY, city, claims -> verified(claims, "phuc-1", "phuc@city.example"));
        var browser = home.browser();
        assertThat(status(browser)).isEqualTo(403);

        assertRefused(
                confirmed(
                        browser,
                        claims -> claims.subject("phuc-1")
                                .claim("auth_time", node.now().minusSeconds(300).getEpochSecond())),
                "not-fresh");
        assertRefused(confirmed(browser, claims -> claims.subject("phuc-1").claim("auth_time", null)), "not-fresh");
        assertRefused(confirmed(browser, claims -> claims.subject("quan-1")), "other-person");
        assertRefused(confirmed(browser, claims -> claims.subject("somebody-new")), "other-person");
        assertThat(status(browser)).isEqualTo(403);

        var away = confirmation(browser);
        assertThat(away.asked()).containsEntry("prompt", "login").containsEntry("max_age", "0");
        assertThat(location(back(away, CITY, city, claims -> claims.subject("phuc-1"))))
                .isEqualTo("/confirmed");
        assertThat(status(browser)).isEqualTo(200);

        assertThat(browser.post("/api/session/confirmation/providers/rural", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void somebodySignedInLinksAnIdentityAndNobodyElseCanTakeIt() {
        node.person("son", hospital, Role.REFERRER);
        node.person("tam", hospital, Role.REFERRER);
        var son = node.browser().signIn("son");
        assertThat(son.post("/api/me/identities/rural", Map.of()).statusCode()).isEqualTo(403);
        son.confirm();
        var away = new Away(son, asked(son.post("/api/me/identities/rural", Map.of())));
        assertThat(location(back(away, "rural", rural, claims -> claims.subject("son-1"))))
                .isEqualTo("/confirmed");
        var fresh = away("rural", "/");
        back(fresh, "rural", rural, claims -> claims.subject("son-1"));
        assertThat(account(fresh.browser())).isEqualTo("son");

        var tam = node.browser().signIn("tam").confirm();
        var taken = new Away(tam, asked(tam.post("/api/me/identities/rural", Map.of())));
        assertRefused(back(taken, "rural", rural, claims -> claims.subject("son-1")), "other-person");

        var own = Browser.json(son.get("/api/me/identities")).get(0).get("id").asString();
        assertThat(tam.delete("/api/me/identities/" + own).statusCode()).isEqualTo(404);
        assertThat(son.delete("/api/me/identities/" + own).statusCode()).isEqualTo(204);
        assertRefused(back(away("rural", "/"), "rural", rural, claims -> claims.subject("son-1")), "unknown");
    }

    @Test
    void aLogoutTokenEndsTheSessionsItNamesAndNothingElseDoes() {
        withEmail("uyen", "uyen@city.example", Role.REFERRER);
        var first = session("uyen-1", "uyen@city.example", "sid-1");
        var second = session("uyen-1", "uyen@city.example", "sid-2");
        assertThat(account(first)).isEqualTo("uyen");
        var type = new JOSEObjectType("logout+jwt");
        var good = city.logout().subject("uyen-1").claim("sid", "sid-1").build();

        for (var wrong : List.of(
                FakeProvider.signed(FakeProvider.newKey(), type, good),
                FakeProvider.signed(
                        city.key,
                        type,
                        new JWTClaimsSet.Builder(good).audience("other").build()),
                FakeProvider.signed(
                        city.key,
                        type,
                        new JWTClaimsSet.Builder(good).issuer("http://other").build()),
                FakeProvider.signed(
                        city.key,
                        type,
                        new JWTClaimsSet.Builder(good).claim("events", null).build()),
                FakeProvider.signed(
                        city.key,
                        type,
                        new JWTClaimsSet.Builder(good).claim("nonce", "n").build()),
                FakeProvider.signed(
                        city.key,
                        JOSEObjectType.JWT,
                        city.claims(Map.of()).subject("uyen-1").build()),
                "rubbish")) {
            assertThat(logout(CITY, wrong)).isEqualTo(400);
        }
        assertThat(logout("rural", FakeProvider.signed(city.key, type, good))).isEqualTo(400);
        assertThat(account(first)).isEqualTo("uyen");

        assertThat(logout(CITY, FakeProvider.signed(city.key, type, good))).isEqualTo(200);
        assertThat(first.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(account(second)).isEqualTo("uyen");
        assertThat(logout(
                        CITY,
                        FakeProvider.signed(
                                city.key, type, city.logout().subject("uyen-1").build())))
                .isEqualTo(200);
        assertThat(second.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void whoSignsOutHereGoesOnToTheProviderWithTheTokenInAFormAndNotInAnAddress() {
        withEmail("viet", "viet@city.example", Role.REFERRER);
        var browser = session("viet-1", "viet@city.example", "sid-9");
        var left = browser.delete("/api/session");
        assertThat(left.statusCode()).isEqualTo(200);
        var next = Browser.json(left).get("next").asString();
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        var page = browser.get(next);
        var html = new String(page.body(), StandardCharsets.UTF_8);
        assertThat(html)
                .contains("method=\"post\" action=\"" + city.issuer() + "/logout\"")
                .containsPattern("name=\"id_token_hint\" value=\"eyJ")
                .contains("value=\"https://node.example/\"");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("form-action 'self' https: " + city.issuer());
        assertThat(browser.get(next).statusCode()).isEqualTo(303);
        assertThat(node.browser().signIn("chief").delete("/api/session").statusCode())
                .isEqualTo(204);
    }

    @Test
    void aNodeThatAsksForASecondFactorTakesOnlyTheWordOfAProviderThatStatesOne() throws IOException {
        try (var strict = node("--consilium.security.second-factor=REQUIRED")) {
            var own = strict.institution("City hospital");
            var person = strict.person("xuan", own, Role.REFERRER);
            save(strict, person, "xuan@city.example", true);
            var single = away(strict, CITY, "/");
            assertRefused(
                    back(strict, single, CITY, city, claims -> verified(claims, "xuan-1", "xuan@city.example")),
                    "second-factor");
            var twofold = away(strict, CITY, "/");
            back(
                    strict,
                    twofold,
                    CITY,
                    city,
                    claims -> verified(claims, "xuan-1", "xuan@city.example").claim("amr", List.of("pwd", "otp")));
            assertThat(twofold.browser().get("/api/studies").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void peopleComeBackToPagesOfThePortalOnly() {
        withEmail("zung", "zung@city.example", Role.REFERRER);
        for (var page :
                List.of("//evil.example", "https://evil.example", "/api/session", "/\\evil.example", "/a?b=c")) {
            var away = away(CITY, page);
            assertThat(location(back(away, CITY, city, claims -> verified(claims, "zung-1", "zung@city.example"))))
                    .isEqualTo("/");
        }
    }
}
