package org.consilium.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.consilium.cases.CaseId;
import org.consilium.cases.Urgency;
import org.consilium.cases.notice.Notice;
import org.consilium.cases.notice.NoticeChannel;
import org.consilium.cases.notice.Notices;
import org.consilium.exchange.notice.MailWay;
import org.consilium.exchange.notice.NoticeSender;
import org.consilium.exchange.notice.NoticeSettings;
import org.consilium.exchange.notice.NoticeTexts;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.testkit.FreePort;
import org.consilium.web.Browser;
import org.consilium.web.dicomweb.worklist.ReadingRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a specialist is told outside of the portal, by a real mail server and a real endpoint. */
class NoticeDeliveryIT {

    private static final String SECRET = "a key of the webhook for this test, long enough";
    private static final String ADDRESS = "specialist@centre.example";

    private static GreenMail mail;
    private static Endpoint endpoint;
    private static ReadingRoom room;
    private static NoticeSender sender;
    private static Person specialist;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        mail = new GreenMail(new ServerSetup(FreePort.find(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        endpoint = new Endpoint();
        room = new ReadingRoom(
                "--consilium.web.public-url=https://node.example",
                "--consilium.notices.retry-pauses=1ms",
                "--consilium.notices.mail.host=127.0.0.1",
                "--consilium.notices.mail.port=" + mail.getSmtp().getPort(),
                "--consilium.notices.mail.encryption=NONE",
                "--consilium.notices.mail.from=consilium@node.example",
                "--consilium.notices.webhook.url=" + endpoint.url(),
                "--consilium.notices.webhook.secret=" + SECRET);
        sender = room.node.bean(NoticeSender.class);
        specialist = withAddress(room.specialist);
        room.node.bean(People.class).save(specialist);
        browser = room.browser(specialist);
    }

    private static Person withAddress(Person person) {
        return new Person(
                person.id(),
                person.account(),
                person.name(),
                Optional.of(ADDRESS),
                person.institution(),
                person.roles(),
                person.languages(),
                person.zone(),
                person.active());
    }

    @AfterAll
    static void stop() throws IOException {
        room.close();
        endpoint.close();
        mail.stop();
    }

    @Test
    void anOfferArrivesOnceAlthoughNobodyListenedAtFirstAndHoldsNothingOfThePatient() throws Exception {
        mail.stop();
        endpoint.isBroken = true;
        var id = room.offered(Urgency.ROUTINE);
        sender.send();
        assertThat(delivery(id, "MAIL").path("state").asString()).isEqualTo("WAITING");
        assertThat(delivery(id, "MAIL").path("lastError").asString()).isEqualTo("MailConnectException");
        assertThat(delivery(id, "WEBHOOK").path("lastError").asString()).isEqualTo("HTTP 503");

        mail.start();
        endpoint.isBroken = false;
        await().untilAsserted(() -> {
            sender.send();
            assertThat(mails(id)).hasSize(1);
            assertThat(calls(id)).hasSize(1);
        });
        sender.send();
        assertThat(mails(id)).hasSize(1);
        assertThat(calls(id)).hasSize(1);
        assertThat(delivery(id, "MAIL").path("state").asString()).isEqualTo("SENT");

        var message = mails(id).getFirst();
        assertThat(message.getAllRecipients()[0]).hasToString(ADDRESS);
        assertThat(message.getSubject()).isEqualTo("Case " + number(id) + ": you are asked for an opinion");
        assertThat(message.getContent().toString())
                .contains("https://node.example/cases/" + id.value())
                .contains("(UTC)");
        var call = calls(id).getFirst();
        assertSigned(call);
        assertThat(call.body()).contains("\"kind\":\"OFFER\"").contains("https://node.example/cases/" + id.value());
        assertThat(raw(message) + call.body()).doesNotContainIgnoringCase("yamada", "tarou", "malignant", "C34.1");
    }

    @Test
    void quietHoursHoldAPlannedOneBackAndLetAnEmergencyThrough() throws Exception {
        var now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        prefer(Map.of(
                "quietFrom",
                now.minusHours(1).toString(),
                "quietTo",
                now.plusHours(2).toString()));
        var planned = room.offered(Urgency.ROUTINE);
        var emergency = room.offered(Urgency.EMERGENCY);
        sender.send();
        assertThat(mails(planned)).isEmpty();
        assertThat(calls(planned)).isEmpty();
        assertThat(delivery(planned, "MAIL").path("nextAttemptAt").asString()).contains(now.plusHours(2) + ":00");
        assertThat(mails(emergency))
                .singleElement()
                .satisfies(message -> assertThat(message.getSubject()).startsWith("EMERGENCY"));

        prefer(Map.of("language", "vi"));
        sender.send();
        assertThat(mails(planned))
                .singleElement()
                .satisfies(message -> assertThat(message.getSubject()).contains("bạn được mời cho ý kiến"));
        prefer(Map.of());
    }

    @Test
    void aNodeThatDiedAfterSendingMakesOneDuplicateThatCanBeTold() throws Exception {
        sender.send();
        var id = room.offered(Urgency.ROUTINE);
        var dying = claimed(id);
        new MailWay(room.node.bean(NoticeSettings.class).mail(), Clock.systemUTC())
                .bring(dying, specialist, new NoticeTexts(Optional.empty()).write(dying, specialist, Optional.empty()));

        await().untilAsserted(() -> {
            sender.send();
            assertThat(mails(id)).hasSize(2);
        });
        sender.send();
        assertThat(mails(id)).hasSize(2);
        assertThat(mails(id)).extracting(NoticeDeliveryIT::messageId).containsOnly("<" + dying.id() + "@node.example>");
        assertThat(room.node.bean(Notices.class).sent(dying)).isFalse();
    }

    @Test
    void whatWasReadInThePortalOrIsNotWantedIsNotSent() throws Exception {
        var read = room.offered(Urgency.ROUTINE);
        assertThat(delivery(read, "MAIL").path("state").asString()).isEqualTo("WAITING");
        room.cases().markRead(specialist, read);
        prefer(Map.of("mail", false));
        var unwanted = room.offered(Urgency.ROUTINE);
        sender.send();
        prefer(Map.of());
        sender.send();

        assertThat(mails(read)).isEmpty();
        assertThat(calls(read)).isEmpty();
        assertThat(mails(unwanted)).isEmpty();
        assertThat(calls(unwanted)).hasSize(1);
    }

    @Test
    void refusesHalfOfTheQuietHoursAndLanguagesItDoesNotSpeak() {
        assertThat(put(Map.of("quietFrom", "22:00")).statusCode()).isEqualTo(400);
        assertThat(put(Map.of("quietFrom", "22:00", "quietTo", "22:00")).statusCode())
                .isEqualTo(400);
        assertThat(put(Map.of("language", "xx")).statusCode()).isEqualTo(400);
    }

    /** Like a node that dies in the next moment: its claim has ended when the other looks. */
    private static Notice claimed(CaseId id) {
        var notices = room.node.bean(Notices.class);
        while (true) {
            var notice = notices.claim(NoticeChannel.MAIL, Duration.ofMillis(1)).orElseThrow();
            if (notice.caseId().equals(id) && notice.person().equals(specialist.id())) {
                return notice;
            }
            notices.drop(notice);
        }
    }

    private static void prefer(Map<String, Object> other) {
        assertThat(put(other).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<byte[]> put(Map<String, Object> other) {
        var body = new HashMap<String, Object>(Map.of("mail", true, "webhook", true, "emergencies", true));
        body.putAll(other);
        return browser.put("/api/me/notices", body);
    }

    private static JsonNode delivery(CaseId id, String channel) {
        for (var each : Browser.json(browser.get("/api/me/notices")).path("last")) {
            if (each.path("caseId").asString().equals(id.value().toString())
                    && each.path("channel").asString().equals(channel)) {
                return each;
            }
        }
        throw new AssertionError("no notice of this case by " + channel);
    }

    private static String number(CaseId id) {
        return room.cases().get(room.coordinator, id).summary().number();
    }

    private static List<Message> mails(CaseId id) {
        var number = number(id);
        return Arrays.<Message>stream(mail.getReceivedMessages())
                .filter(message -> raw(message).contains(number))
                .toList();
    }

    private static List<Endpoint.Call> calls(CaseId id) {
        return endpoint.taken.stream()
                .filter(call -> call.body().contains(number(id))
                        && call.body().contains("\"account\":\"" + specialist.account() + "\""))
                .toList();
    }

    private static String raw(Message message) {
        try {
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return message.getSubject() + "\n" + message.getContent() + "\n" + bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messageId(Message message) {
        try {
            return message.getHeader("Message-ID")[0];
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertSigned(Endpoint.Call call) throws Exception {
        var parts = call.signature().split(",v1=");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        mac.update(parts[0].substring("t=".length()).getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) '.');
        assertThat(HexFormat.of().formatHex(mac.doFinal(call.body().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(parts[1]);
    }
}
