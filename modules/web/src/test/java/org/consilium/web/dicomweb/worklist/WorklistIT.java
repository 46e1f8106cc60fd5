package org.consilium.web.dicomweb.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.web.dicomweb.worklist.ReadingRoom.text;
import static org.consilium.web.dicomweb.worklist.ReadingRoom.warning;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Uid;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What workitems say, who finds them, and how long. */
@ExtendWith(SharedRoom.class)
class WorklistIT {

    private static final String STATE = "00741000";
    private static final String PROGRESS = """
            {"00741002": {"vr": "SQ", "Value": [{"00741004": {"vr": "DS", "Value": [40]},
                "00741006": {"vr": "ST", "Value": ["Lungs done"]}}]}}
            """;

    private static ReadingRoom room;
    private static Browser specialist;
    private static Browser other;
    private static Browser coordinator;
    private static Browser stranger;

    @BeforeAll
    static void start(ReadingRoom shared) {
        room = shared;
        specialist = room.browser(room.specialist);
        other = room.browser(room.other);
        coordinator = room.browser(room.coordinator);
        stranger = room.node.browser().signIn("stranger");
    }

    @Test
    void showsAnOfferAsAScheduledStepWithEverythingNeededToReadIt() throws IOException {
        var id = room.offered(Urgency.EMERGENCY);
        Uid uid = room.workitem(id, room.specialist);

        JsonNode workitem = room.workitem(specialist, uid);

        assertThat(text(workitem, "00080016")).isEqualTo("1.2.840.10008.5.1.4.34.6.1");
        assertThat(text(workitem, "00080018")).isEqualTo(uid.value());
        assertThat(text(workitem, STATE)).isEqualTo("SCHEDULED");
        assertThat(text(workitem, "00741200")).isEqualTo("HIGH");
        assertThat(text(workitem, "00741202")).isEqualTo("Second opinions");
        assertThat(text(workitem, "00741204"))
                .isEqualTo("Second opinion, radiology, "
                        + room.cases().get(room.referrer, id).summary().number());
        assertThat(text(workitem, "00404041")).isEqualTo("READY");
        assertThat(text(workitem, "00400400")).isEqualTo("Benign or malignant?");
        assertThat(text(workitem, "00100010")).isEqualTo(ReadingRoom.PATIENT);
        assertThat(text(workitem, "00100020")).isEqualTo("P-1");
        for (String dateTime : List.of("00404005", "00404008", "00404010", "00404011")) {
            assertThat(text(workitem, dateTime)).as(dateTime).matches("\\d{14}\\.\\d{3}\\+0000");
        }
        assertThat(workitem.at("/00404018/Value/0/00080100/Value/0").asString()).isEqualTo("110005");
        JsonNode performer = workitem.at("/00404034/Value/0");
        assertThat(text(performer, "00404037")).isEqualTo("Dr specialist");
        assertThat(text(performer, "00404036")).isEqualTo("Centre");
        assertThat(performer.at("/00404009/Value/0/00080120/Value/0").asString())
                .isEqualTo("urn:uuid:" + room.specialist.id().value());
        // Attributes of type 2 (PS3.4 table CC.2.5-3) are there, empty where the case does not know them.
        for (String empty : List.of(
                "00380010",
                "00380014",
                "00081080",
                "00081084",
                "00100024",
                "00101002",
                "0040A370",
                "00404025",
                "00404026",
                "00404027",
                "00741002",
                "00741210",
                "00741216")) {
            assertThat(workitem.has(empty)).as(empty).isTrue();
        }
        assertThat(workitem.has("00081195")).isFalse();
        JsonNode input = workitem.at("/00404021/Value/0");
        assertThat(text(input, "0040E020")).isEqualTo("DICOM");
        assertThat(input.at("/00081199/Value")).hasSize(2);
        URI retrieve = URI.create(input.at("/0040E025/Value/0/00081190/Value/0").asString());
        assertThat(specialist.get(retrieve.getPath()).statusCode()).isEqualTo(200);
    }

    @Test
    void searchesByAnyAttributeOfAWorkitemInPages() throws IOException {
        var id = room.offered(Urgency.FAST);
        Uid uid = room.workitem(id, room.specialist);
        room.offered(Urgency.FAST);
        String number = room.cases().get(room.referrer, id).summary().number();

        assertThat(uids("?SOPInstanceUID=" + uid)).containsExactly(uid.value());
        assertThat(uids("?ProcedureStepLabel=*" + number + "&ProcedureStepState=SCHEDULED&00741200=MEDIUM"))
                .containsExactly(uid.value());
        assertThat(uids("?ProcedureStepLabel=*" + number + "&ProcedureStepState=COMPLETED"))
                .isEmpty();
        assertThat(uids(
                        "?PatientName=yamada*&ScheduledWorkitemCodeSequence.CodeValue=110005&ScheduledHumanPerformersSequence"
                                + ".HumanPerformerName=Dr*&SOPInstanceUID=" + uid))
                .containsExactly(uid.value());
        String study = text(room.workitem(specialist, uid), "0020000D");
        assertThat(uids("?InputInformationSequence.StudyInstanceUID=" + study)).containsExactly(uid.value());
        assertThat(uids("?ScheduledProcedureStepStartDateTime=20200101-20200102"))
                .isEmpty();
        assertThat(uids("?ScheduledProcedureStepStartDateTime=20200101-&SOPInstanceUID=" + uid))
                .containsExactly(uid.value());

        JsonNode plain = Browser.json(search("?SOPInstanceUID=" + uid)).get(0);
        assertThat(plain.has("00404021")).isFalse();
        JsonNode asked = Browser.json(search("?SOPInstanceUID=" + uid + "&includefield=InputInformationSequence"))
                .get(0);
        assertThat(asked.has("00404021")).isTrue();
        assertThat(asked.has("00400400")).isFalse();
        HttpResponse<byte[]> first = search("?limit=1");
        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(warning(first))
                .hasValueSatisfying(text -> assertThat(text).contains("additional results that can be requested"));
        assertThat(Browser.json(first)).hasSize(1);
        assertThat(Browser.json(search("?limit=1&offset=1")).get(0))
                .isNotEqualTo(Browser.json(first).get(0));
        assertThat(search("?Modality=CT").statusCode()).isEqualTo(400);
        assertThat(search("?SOPInstanceUID=1.2.3").statusCode()).isEqualTo(204);
        assertThat(warning(search("?fuzzymatching=true")))
                .hasValueSatisfying(text -> assertThat(text).contains("Only literal matching has been performed"));
        var xml = specialist.get("/dicomweb/workitems/" + uid, "Accept", "application/dicom+xml");
        assertThat(new String(xml.body(), StandardCharsets.UTF_8))
                .contains("NativeDicomModel", "keyword=\"ProcedureStepState\"");
    }

    @Test
    void showsAForeignWorkitemLikeAMissingOneAndLetsNobodyWorkForAnother() throws IOException {
        var id = room.offered(Urgency.ROUTINE);
        Uid uid = room.workitem(id, room.specialist);
        Uid lock = Uid.random();
        var missing = room.send(stranger, "PUT", "/" + Uid.random() + "/state", "{}");
        for (var foreign : List.of(
                stranger.get("/dicomweb/workitems/" + uid),
                room.send(stranger, "PUT", "/" + uid + "/state", "{}"),
                room.send(stranger, "POST", "/" + uid + "?" + lock, PROGRESS),
                room.send(stranger, "POST", "/" + uid + "/cancelrequest", ""),
                room.send(stranger, "POST", "/" + uid + "/subscribers/WATCH", ""))) {
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(Browser.json(foreign).path("detail"))
                    .isEqualTo(Browser.json(missing).path("detail"));
        }
        assertThat(stranger.get("/dicomweb/workitems").statusCode()).isEqualTo(204);
        assertThat(stranger.get("/dicomweb/workitems/1.2.3").statusCode()).isEqualTo(404);
        assertThat(other.get("/dicomweb/workitems/" + uid).statusCode()).isEqualTo(404);

        assertThat(coordinator.get("/dicomweb/workitems/" + uid).statusCode()).isEqualTo(200);
        assertThat(room.change(coordinator, uid, "IN PROGRESS", lock).statusCode())
                .isEqualTo(403);
        String[] token = {"Authorization", "Bearer " + TestNode.API_TOKEN};
        Browser machine = room.node.browser();
        assertThat(machine.get("/dicomweb/workitems/" + uid, token).statusCode())
                .isEqualTo(200);
        assertThat(room.send(machine, "PUT", "/" + uid + "/state", """
                        {"00741000": {"vr": "CS", "Value": ["IN PROGRESS"]}, "00081195": {"vr": "UI", "Value": ["1.2"]}}
                        """, token).statusCode())
                .isEqualTo(403);
        assertThat(state(id)).isEqualTo(CaseState.OFFERED);
    }

    @Test
    void answersGoneForWhatEndedLongAgo() throws IOException {
        var id = room.offered(Urgency.ROUTINE);
        Uid uid = room.workitem(id, room.specialist);
        room.send(specialist, "POST", "/" + uid + "/cancelrequest", "");
        room.node
                .bean(JdbcClient.class)
                .sql(
                        "update cases.offer set answered_at = answered_at - interval '8 days' where case_id = :case and state = 'DECLINED'")
                .param("case", id.value())
                .update();

        assertThat(specialist.get("/dicomweb/workitems/" + uid).statusCode()).isEqualTo(410);
        assertThat(room.change(specialist, uid, "CANCELED", Uid.random()).statusCode())
                .isEqualTo(410);
        assertThat(uids("?SOPInstanceUID=" + uid)).isEmpty();
        assertThat(stranger.get("/dicomweb/workitems/" + uid).statusCode()).isEqualTo(404);
    }

    private static CaseState state(CaseId id) {
        return room.cases().get(room.referrer, id).summary().state();
    }

    private static HttpResponse<byte[]> search(String query) {
        return specialist.get("/dicomweb/workitems" + query);
    }

    private static List<String> uids(String query) {
        HttpResponse<byte[]> answer = search(query);
        if (answer.statusCode() == 204) {
            return List.of();
        }
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        return Browser.json(answer)
                .valueStream()
                .map(workitem -> text(workitem, "00080018"))
                .toList();
    }
}
