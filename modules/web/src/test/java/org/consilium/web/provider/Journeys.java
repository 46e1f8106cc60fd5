package org.consilium.web.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.consilium.security.Institution;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A node, two providers it knows, and people on their way between them. */
abstract class Journeys {

    static final String CITY = "city";
    static final String STATE = "state";

    static FakeProvider city;
    static FakeProvider rural;
    static TestNode node;
    static Institution hospital;

    @BeforeAll
    static void start() {
        city = new FakeProvider();
        rural = new FakeProvider();
        node = node();
        city.authenticated = node::now;
        rural.authenticated = node::now;
        hospital = node.institution("City hospital");
        node.person("chief", hospital, Role.ADMINISTRATOR);
        node.person("clerk", hospital, Role.REFERRER, Role.ADMINISTRATOR);
    }

    static TestNode node(String... more) {
        var properties = new ArrayList<>(List.of("--consilium.web.public-url=https://node.example"));
        properties.addAll(provider(0, CITY, city, "link-by=EMAIL", "unknown=WAIT", "second-factor-amr=otp"));
        properties.addAll(provider(1, "rural", rural, "link-by=ACCOUNT"));
        properties.addAll(List.of(more));
        return TestNode.start(properties.toArray(String[]::new));
    }

    static List<String> provider(int index, String name, FakeProvider provider, String... more) {
        var prefix = "--consilium.oidc.providers[" + index + "].";
        var properties = new ArrayList<>(List.of(
                prefix + "name=" + name,
                prefix + "display-name=Sign-in of " + name,
                prefix + "issuer=" + provider.issuer(),
                prefix + "client-id=" + FakeProvider.CLIENT,
                prefix + "client-secret=" + FakeProvider.SECRET,
                prefix + "institution=City hospital"));
        for (var each : more) {
            properties.add(prefix + each);
        }
        return properties;
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
        city.close();
        rural.close();
    }

    /** Somebody who has been sent to a provider. */
    record Away(Browser browser, Map<String, String> asked) {
        String state() {
            return asked.getOrDefault(STATE, "");
        }
    }

    static String[] join(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    static Browser session(String subject, String email, String sid) {
        var away = away(CITY, "/");
        back(away, CITY, city, claims -> verified(claims, subject, email).claim("sid", sid));
        return away.browser();
    }

    static int logout(String provider, String token) {
        return node.browser()
                .send(HttpRequest.newBuilder(node.url("/api/session/providers/" + provider + "/logout"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("logout_token=" + token)))
                .statusCode();
    }

    static JWTClaimsSet.Builder verified(JWTClaimsSet.Builder claims, String subject, String email) {
        return claims.subject(subject).claim("email", email).claim("email_verified", true);
    }

    static Person withEmail(String account, String email, Role... roles) {
        var person = node.person(account, hospital, roles);
        save(person, email, true);
        return person;
    }

    static void save(Person person, String email, boolean active) {
        save(node, person, email, active);
    }

    static void save(TestNode at, Person person, String email, boolean active) {
        at.bean(People.class)
                .save(new Person(
                        person.id(),
                        person.account(),
                        person.name(),
                        Optional.of(email),
                        person.institution(),
                        person.roles(),
                        person.languages(),
                        person.zone(),
                        active));
    }

    static Away away(String provider, String returnTo) {
        return away(node, provider, returnTo);
    }

    static Away away(TestNode at, String provider, String returnTo) {
        var browser = at.browser();
        return new Away(
                browser, asked(browser.post("/api/session/providers/" + provider, Map.of("returnTo", returnTo))));
    }

    static Away confirmation(Browser browser) {
        return new Away(browser, asked(browser.post("/api/session/confirmation/providers/city", Map.of())));
    }

    static HttpResponse<byte[]> confirmed(Browser browser, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return back(confirmation(browser), CITY, city, claims);
    }

    static Map<String, String> asked(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return FakeProvider.parameters(
                URI.create(Browser.json(answer).get("address").asString()).getRawQuery());
    }

    static HttpResponse<byte[]> answer(Away away, String token) {
        var code = city.code(away.asked(), token);
        return callback(away.browser(), CITY, query(away.state(), code, city));
    }

    static HttpResponse<byte[]> back(
            Away away, String provider, FakeProvider at, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return back(node, away, provider, at, claims);
    }

    static HttpResponse<byte[]> back(
            TestNode to, Away away, String provider, FakeProvider at, UnaryOperator<JWTClaimsSet.Builder> claims) {
        var code = at.code(away.asked(), claims);
        return callback(to, away.browser(), provider, query(away.state(), code, at));
    }

    static String query(String state, String code, FakeProvider from) {
        return "code=" + code + "&state=" + state + "&iss=" + encoded(from.issuer());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static HttpResponse<byte[]> callback(Browser browser, String provider, String query) {
        return callback(node, browser, provider, query);
    }

    static HttpResponse<byte[]> callback(TestNode to, Browser browser, String provider, String query) {
        return browser.send(
                HttpRequest.newBuilder(to.url("/api/session/providers/" + provider + "/callback?" + query)));
    }

    static String location(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("location").orElse("");
    }

    static void assertRefused(HttpResponse<byte[]> answer, String why) {
        assertThat(location(answer)).endsWith("?refused=" + why);
    }

    static String account(Browser browser) {
        return Browser.json(browser.get("/api/session")).at("/person/account").asString();
    }

    /** Of something that needs a confirmation. */
    static int status(Browser browser) {
        return browser.post("/api/me/second-factor", Map.of()).statusCode();
    }
}
