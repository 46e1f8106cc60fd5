package org.consilium.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.consilium.security.Institution;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class HttpAccessIT {

    private static TestNode node;
    private static Institution hospital;

    @BeforeAll
    static void start() {
        node = TestNode.start();
        hospital = node.institution("Hospital");
        node.person("chief", hospital, Role.ADMINISTRATOR);
        node.person("referrer", hospital, Role.REFERRER);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void knowsWhoMayCallEveryRegisteredRoute() {
        TreeSet<String> missing = new TreeSet<>();
        TreeSet<String> undescribed = new TreeSet<>();
        JsonNode description = Browser.json(node.browser().get("/api/openapi.json"));
        var mapping = (RequestMappingHandlerMapping) node.context().getBean("requestMappingHandlerMapping");
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    String path = pattern.replaceAll("\\{\\*?\\w+}", "x");
                    if (Routes.find(new MockHttpServletRequest(method.name(), path))
                            .isEmpty()) {
                        missing.add(method + " " + pattern);
                    }
                    if (!description.path("paths").has(pattern.replace("{*", "{"))) {
                        undescribed.add(pattern);
                    }
                }
            }
        });
        assertThat(missing).isEmpty();
        assertThat(undescribed).isEmpty();
        assertThat(mapping.getHandlerMethods().size()).isGreaterThan(50);
    }

    @Test
    void asksStrangersToSignInForEverythingButTheOpenRoutes() {
        for (Route route : Routes.TABLE) {
            String path = route.pattern().replace("**", "x").replace("*", "x");
            int status = node.browser()
                    .send(HttpRequest.newBuilder(node.url(path))
                            .header("Content-Type", "application/json")
                            .method(route.method().name(), BodyPublishers.ofString("{}")))
                    .statusCode();

            if (route.allowsEverybody()) {
                assertThat(status).as(route.toString()).isNotIn(401, 403);
            } else if (route.recognizesItself()) {
                // By what is in the request, which a stranger does not have: some ask for another form of it first.
                assertThat(status).as(route.toString()).isIn(400, 401, 415);
            } else {
                assertThat(status).as(route.toString()).isEqualTo(401);
            }
        }
    }

    @Test
    void letsNobodyThroughWithoutTheRight() {
        Browser referrer = node.browser().signIn("referrer");
        Browser chief = node.browser().signIn("chief");

        assertThat(referrer.get("/api/persons").statusCode()).isEqualTo(403);
        assertThat(chief.get("/api/persons").statusCode()).isEqualTo(200);
        assertThat(chief.get("/api/studies").statusCode()).isEqualTo(403);
        assertThat(referrer.get("/api/studies").statusCode()).isEqualTo(200);
        assertThat(referrer.get("/api/no-such-thing").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesBodiesThatWouldFillTheMemoryWhetherTheirLengthIsSaidOrNot() {
        byte[] tooLong = new byte[ApiBodyLimit.BODY_BYTES_MAX + 1];
        Arrays.fill(tooLong, (byte) ' ');
        for (var body : List.of(
                BodyPublishers.ofByteArray(tooLong),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)))) {
            var answer = node.browser()
                    .send(HttpRequest.newBuilder(node.url("/api/session"))
                            .header("Content-Type", "application/json")
                            .POST(body));

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(Browser.json(answer).path("type").asString()).isEqualTo("urn:consilium:problem:too-large");
        }
    }

    @Test
    void beginsASessionWithAFreshTokenThatScriptsCannotRead() {
        Browser browser = node.browser();
        HttpResponse<byte[]> answer =
                browser.post("/api/session", Map.of("account", "referrer", "password", TestNode.PASSWORD));
        String first = browser.cookie("CONSILIUM_SESSION").orElseThrow();

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("CONSILIUM_SESSION=", "HttpOnly", "SameSite=Strict"))
                .anySatisfy(cookie -> assertThat(cookie).contains("XSRF-TOKEN=").doesNotContain("HttpOnly"));
        assertThat(Browser.json(answer).at("/person/institution/name").asString())
                .isEqualTo("Hospital");
        assertThat(Browser.json(answer).at("/node/aeTitle").asString()).isEqualTo("CONSILIUM");
        browser.signIn("referrer");
        assertThat(browser.cookie("CONSILIUM_SESSION").orElseThrow()).isNotEqualTo(first);
        assertThat(node.browser()
                        .get("/api/session", "Cookie", "CONSILIUM_SESSION=" + first)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAWrongPasswordWithAProblem() {
        HttpResponse<byte[]> answer =
                node.browser().post("/api/session", Map.of("account", "referrer", "password", "wrong password"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Browser.json(answer).get("type").asString()).isEqualTo("urn:consilium:problem:not-signed-in");
    }

    @Test
    void refusesAChangeWithoutTheTokenOfTheSession() {
        Browser chief = node.browser().signIn("chief");
        HttpRequest.Builder forged = HttpRequest.newBuilder(node.url("/api/institutions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));

        assertThat(chief.send(forged).statusCode()).isEqualTo(403);
        var below = Map.of(
                "name", "New",
                "level", "BASIC",
                "country", "VN",
                "parentId", hospital.id().value().toString());
        assertThat(chief.post("/api/institutions", below).statusCode()).isEqualTo(201);
        assertThat(Browser.json(chief.post("/api/institutions", Map.of("name", "New")))
                        .get("detail")
                        .asString())
                .contains("level is missing");
    }

    @Test
    void endsASessionBySigningOut() {
        Browser browser = node.browser().signIn("referrer");
        String token = browser.cookie("CONSILIUM_SESSION").orElseThrow();

        assertThat(browser.delete("/api/session").statusCode()).isEqualTo(204);

        assertThat(node.browser()
                        .get("/api/session", "Cookie", "CONSILIUM_SESSION=" + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void createsAnAccountThatSignsInWithItsInitialPasswordAndEndsWithIt() {
        Browser chief = node.browser().signIn("chief");
        Map<String, Object> body = Map.of(
                "account", "Newcomer",
                "name", "Dr New",
                "institutionId", hospital.id().value(),
                "roles", List.of("SPECIALIST"),
                "languages", List.of("en"),
                "zone", "Asia/Ho_Chi_Minh",
                "profile", Map.of("sites", List.of("*"), "modalities", List.of("CT"), "maxOpenCases", 5));
        JsonNode created = Browser.json(chief.post("/api/persons", body));
        Browser newcomer = node.browser();

        assertThat(created.at("/person/profile/maxOpenCases").asInt()).isEqualTo(5);
        assertThat(newcomer.post(
                                "/api/session",
                                Map.of(
                                        "account",
                                        "newcomer",
                                        "password",
                                        created.get("initialPassword").asString()))
                        .statusCode())
                .isEqualTo(200);
        Person person = node.bean(People.class).findByAccount("newcomer").orElseThrow();
        var inactive = new java.util.HashMap<>(body);
        inactive.put("active", false);
        assertThat(chief.put("/api/persons/" + person.id(), inactive).statusCode())
                .isEqualTo(200);
        assertThat(newcomer.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void leavesNothingBehindOfAnAccountWhoseProfileIsRefused() {
        Browser chief = node.browser().signIn("chief");
        Map<String, Object> body = Map.of(
                "account", "halfmade",
                "name", "Dr Half",
                "institutionId", hospital.id().value(),
                "roles", List.of("SPECIALIST"),
                "languages", List.of("en"),
                "zone", "UTC",
                "profile", Map.of("sites", List.of("*"), "modalities", List.of("*"), "maxOpenCases", 0));

        assertThat(chief.post("/api/persons", body).statusCode()).isEqualTo(400);
        assertThat(node.bean(People.class).findByAccount("halfmade")).isEmpty();
    }

    @Test
    void refusesQueriesThatCannotBeRead() {
        Browser referrer = node.browser().signIn("referrer");
        for (String query : List.of(
                "/api/studies?text=%00",
                "/api/studies?modality=%00",
                "/api/studies?text=%FF%FE",
                "/api/studies?from=%2B999999999-12-31",
                "/dicomweb/studies?PatientName=%00",
                "/dicomweb/studies?=1")) {
            assertThat(referrer.get(query).statusCode()).as(query).isEqualTo(400);
        }
    }

    @Test
    void protectsEveryAnswerWithHeadersAndServesThePortalForItsPaths() {
        HttpResponse<byte[]> page = node.browser().get("/cases/some-case");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(new String(page.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("start page for tests");
        assertThat(node.browser().get("/").body()).isEqualTo(page.body());
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(node.browser().get("/missing.js").statusCode()).isEqualTo(404);
        assertThat(node.browser().get("/api/session").headers().firstValue("Cache-Control"))
                .contains("no-store");
    }
}
