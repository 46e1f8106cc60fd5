package org.consilium.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.consilium.testkit.Authenticator;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The second factor and the confirmation, from the side of whoever calls: people, and those who have stolen a password, a code or a cookie. */
class SecondFactorHttpIT {

    private static final Duration STEP = Duration.ofSeconds(30);

    private static TestNode node;
    private static Institution hospital;

    @BeforeAll
    static void start() {
        node = TestNode.start();
        hospital = node.institution("Hospital");
        node.person("chief", hospital, Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    /** Somebody with a second factor. */
    private record Enrolled(String account, String secret, List<String> recoveryCodes, Browser browser) {}

    @Test
    void isSetUpByRepeatingThePasswordAndEndsAllOtherSessions() throws Exception {
        node.person("anh", hospital, Role.REFERRER);
        Browser stolen = node.browser().signIn("anh");
        Browser browser = node.browser().signIn("anh");

        assertProblem(browser.post("/api/me/second-factor", Map.of()), 403, "confirmation-needed");
        browser.confirm();
        JsonNode enrolment = Browser.json(browser.post("/api/me/second-factor", Map.of()));
        assertThat(read(enrolment.get("qrCode"))).isEqualTo(enrolment.get("uri").asString());
        assertProblem(confirmEnrolment(browser, "000000x"), 403, "reauthentication-failed");
        HttpResponse<byte[]> done =
                confirmEnrolment(browser, code(enrolment.get("secret").asString()));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(stolen.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(Browser.json(browser.get("/api/session")).get("secondFactor").asBoolean())
                .isTrue();
        assertThat(Browser.json(browser.get("/api/me/second-factor"))
                        .get("recoveryCodesLeft")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void thePasswordAloneOpensNothingAndACodeOpensOnce() {
        Enrolled person = enrolled("duc");
        node.pass(STEP);
        String code = code(person.secret());

        Browser thief = node.browser();
        assertProblem(signIn(thief, person, Map.of()), 401, "second-factor-needed");
        assertThat(thief.cookie("CONSILIUM_SESSION")).isEmpty();
        assertThat(signIn(node.browser(), person, Map.of("code", code)).statusCode())
                .isEqualTo(200);
        assertProblem(signIn(thief, person, Map.of("code", code)), 401, "not-signed-in");
        assertThat(thief.cookie("CONSILIUM_SESSION")).isEmpty();

        String recovery = person.recoveryCodes().getFirst();
        assertThat(signIn(node.browser(), person, Map.of("code", recovery)).statusCode())
                .isEqualTo(200);
        assertProblem(signIn(thief, person, Map.of("code", recovery)), 401, "not-signed-in");
    }

    @Test
    void guessingCodesPausesAndTheRightOneDoesNotEndThePause() {
        Enrolled person = enrolled("kim");
        node.pass(STEP);
        for (int i = 0; i < 5; i++) {
            assertProblem(signIn(node.browser(), person, Map.of("code", "wrong" + i)), 401, "not-signed-in");
        }
        assertProblem(signIn(node.browser(), person, Map.of("code", code(person.secret()))), 429, "too-many-requests");
        node.pass(Duration.ofMinutes(5));
        assertThat(signIn(node.browser(), person, Map.of("code", code(person.secret())))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void exportsNeedAFreshConfirmationOfThisVerySession() {
        node.person("exporter", hospital, Role.ADMINISTRATOR);
        Browser stolen = node.browser().signIn("exporter");
        Browser browser = node.browser().signIn("exporter");

        assertProblem(browser.get("/api/persons.csv"), 403, "confirmation-needed");
        assertProblem(
                browser.post("/api/session/confirmation", Map.of("password", "a wrong password")),
                403,
                "reauthentication-failed");
        assertProblem(browser.get("/api/persons.csv"), 403, "confirmation-needed");
        browser.confirm();
        assertThat(browser.get("/api/persons.csv").statusCode()).isEqualTo(200);
        assertProblem(stolen.get("/api/persons.csv"), 403, "confirmation-needed");
        node.pass(Duration.ofMinutes(5));
        assertProblem(browser.get("/api/persons.csv"), 403, "confirmation-needed");
    }

    @Test
    void whoHasASecondFactorConfirmsWithItsCodeToo() {
        Enrolled person = enrolled("ngoc");
        node.pass(STEP);
        Map<String, String> password = Map.of("password", TestNode.PASSWORD);
        String code = code(person.secret());

        assertProblem(person.browser().post("/api/session/confirmation", password), 401, "second-factor-needed");
        assertProblem(person.browser().delete("/api/me/second-factor"), 403, "confirmation-needed");
        var both = Map.of("password", TestNode.PASSWORD, "code", code);
        assertThat(person.browser().post("/api/session/confirmation", both).statusCode())
                .isEqualTo(204);
        assertProblem(person.browser().post("/api/session/confirmation", both), 403, "reauthentication-failed");
        var change = Map.of("current", TestNode.PASSWORD, "password", "another long password");
        assertProblem(person.browser().put("/api/session/password", change), 401, "second-factor-needed");
        assertThat(person.browser().delete("/api/me/second-factor").statusCode())
                .isEqualTo(204);
        assertThat(signIn(node.browser(), person, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorForgetsItForSomebodyWhoHasLostThePhone() {
        Enrolled person = enrolled("lost");
        Browser chief = node.browser().signIn("chief");
        String id = Browser.json(person.browser().get("/api/session"))
                .at("/person/id")
                .asString();

        assertThat(chief.delete("/api/persons/" + id + "/second-factor").statusCode())
                .isEqualTo(204);
        assertThat(person.browser().get("/api/session").statusCode()).isEqualTo(401);
        assertThat(signIn(node.browser(), person, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void aNodeThatRequiresItOpensNothingElseBefore() throws IOException {
        try (TestNode strict = TestNode.start("--consilium.security.second-factor=REQUIRED")) {
            strict.person("strict", strict.institution("Hospital"), Role.REFERRER);
            Browser browser = strict.browser().signIn("strict");

            assertThat(Browser.json(browser.get("/api/session"))
                            .get("enrolmentNeeded")
                            .asBoolean())
                    .isTrue();
            assertProblem(browser.get("/api/studies"), 403, "enrolment-needed");
            assertProblem(browser.get("/dicomweb/studies"), 403, "enrolment-needed");
            assertProblem(browser.get("/api/persons"), 403, "not-authorized");
            browser.confirm();
            assertProblem(browser.get("/api/studies"), 403, "enrolment-needed");
            JsonNode enrolment = Browser.json(browser.post("/api/me/second-factor", Map.of()));
            String secret = enrolment.get("secret").asString();
            String first = Authenticator.code(secret, strict.now());
            assertThat(browser.post("/api/me/second-factor/confirmation", Map.of("code", first))
                            .statusCode())
                    .isEqualTo(200);

            assertThat(browser.get("/api/studies").statusCode()).isEqualTo(200);
            strict.pass(STEP);
            browser.post(
                    "/api/session/confirmation",
                    Map.of("password", TestNode.PASSWORD, "code", Authenticator.code(secret, strict.now())));
            assertProblem(browser.delete("/api/me/second-factor"), 422, "not-processable");
        }
    }

    private static Enrolled enrolled(String account) {
        node.person(account, hospital, Role.REFERRER);
        Browser browser = node.browser().signIn(account).confirm();
        String secret = Browser.json(browser.post("/api/me/second-factor", Map.of()))
                .get("secret")
                .asString();
        List<String> recovery = new ArrayList<>();
        Browser.json(confirmEnrolment(browser, code(secret))).get("codes").forEach(one -> recovery.add(one.asString()));
        return new Enrolled(account, secret, recovery, browser);
    }

    private static HttpResponse<byte[]> confirmEnrolment(Browser browser, String code) {
        return browser.post("/api/me/second-factor/confirmation", Map.of("code", code));
    }

    private static HttpResponse<byte[]> signIn(Browser browser, Enrolled person, Map<String, String> more) {
        var body = new HashMap<>(more);
        body.put("account", person.account());
        body.put("password", TestNode.PASSWORD);
        return browser.post("/api/session", body);
    }

    private static String code(String secret) {
        return Authenticator.code(secret, node.now());
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Browser.json(answer).path("type").asString()).isEqualTo("urn:consilium:problem:" + type);
    }

    /** What a camera would read, each module eight pixels wide and the margin added that a page adds. */
    private static String read(JsonNode rows) throws Exception {
        int margin = 4;
        int scale = 8;
        int modules = rows.size() + 2 * margin;
        int[] pixels = new int[modules * scale * modules * scale];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % (modules * scale) / scale - margin;
            int y = i / (modules * scale) / scale - margin;
            boolean inside = x >= 0 && y >= 0 && x < rows.size() && y < rows.size();
            boolean dark = inside && rows.get(y).asString().charAt(x) == '1';
            pixels[i] = dark ? 0xFF000000 : 0xFFFFFFFF;
        }
        var source = new RGBLuminanceSource(modules * scale, modules * scale, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
