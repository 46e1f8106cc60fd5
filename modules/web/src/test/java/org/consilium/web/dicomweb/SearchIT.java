package org.consilium.web.dicomweb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every kind of matching at every resource (PS3.18 10.6), and the attributes that come back. */
class SearchIT {

    private static final Uid LUNG = Uid.random();
    private static final Uid LUNG_PLAIN = Uid.random();
    private static final Uid LUNG_CONTRAST = Uid.random();
    private static final Uid HEART = Uid.random();
    private static final Uid HEART_SERIES = Uid.random();
    private static final Uid EMPTY = Uid.random();

    private static TestNode node;
    private static Client client;

    @BeforeAll
    static void receiveThreeStudies() throws IOException {
        node = TestNode.start();
        client = new Client(node);
        Institution here = node.institution("Here");
        for (DataSet image : List.of(
                image(LUNG, LUNG_PLAIN, 1, "STEP-1", "AXIAL"),
                image(LUNG, LUNG_PLAIN, 2, "STEP-1", "AXIAL"),
                image(LUNG, LUNG_CONTRAST, 3, "STEP-2", "LOCALIZER"),
                TestImages.ct(HEART, HEART_SERIES, Uid.random(), 4).toBuilder()
                        .text(Tag.StudyDate, "20260301")
                        .text(Tag.StudyTime, "0900")
                        .text(Tag.Modality, "MR")
                        .text(Tag.PatientName, "Müller^Łucja")
                        .text(Tag.PatientID, "P-2")
                        .build(),
                TestImages.ct(EMPTY, Uid.random(), Uid.random(), 5).toBuilder()
                        .text(Tag.StudyDate, "")
                        .text(Tag.StudyTime, "")
                        .text(Tag.AccessionNumber, "")
                        .text(Tag.PatientName, "Иванов^Пётр")
                        .text(Tag.PatientID, "P-3")
                        .build())) {
            TestImages.receive(node, here.id(), image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
    }

    private static DataSet image(Uid study, Uid series, int number, String step, String kind) {
        return TestImages.ct(study, series, Uid.random(), number).toBuilder()
                .text(Tag.ImageType, "ORIGINAL", "PRIMARY", kind)
                .text(Tag.TimezoneOffsetFromUTC, "+0900")
                .text(Tag.AccessionNumber, "A1")
                .text(Tag.PatientAge, "045Y")
                .text(Tag.ProtocolName, "Thorax low dose")
                .items(
                        Tag.RequestAttributesSequence,
                        DataSet.builder()
                                .text(Tag.RequestedProcedureID, "RP-" + step)
                                .text(Tag.ScheduledProcedureStepID, step)
                                .text(Tag.RequestedProcedureDescription, "CT thorax")
                                .build())
                .build();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void matchesASingleValueAListOfUidsWildcardsRangesEmptyAndAnyValue() {
        assertThat(studies("PatientID=P-2")).containsExactly(HEART.value());
        assertThat(studies("PatientID=p-2")).isEmpty();
        assertThat(studies("StudyInstanceUID=" + LUNG + "," + HEART)).hasSize(2);
        assertThat(studies("0020000D=" + LUNG + "%5C" + HEART)).hasSize(2);
        assertThat(studies("StudyInstanceUID=" + LUNG + "&StudyInstanceUID=" + HEART))
                .hasSize(2);
        assertThat(studies("PatientID=P-*")).hasSize(3);
        assertThat(studies("PatientID=?-3")).containsExactly(EMPTY.value());
        assertThat(studies("StudyDate=20260201-20260401")).containsExactly(HEART.value());
        assertThat(studies("StudyDate=-20260131")).containsExactly(LUNG.value());
        assertThat(studies("StudyDate=20260102&StudyTime=10-11")).containsExactly(LUNG.value());
        assertThat(studies("StudyDate=")).hasSize(3);
        assertThat(studies("StudyDate=*")).hasSize(3);
        assertThat(studies("StudyDate=%22%22")).containsExactly(EMPTY.value());
        assertThat(studies("AccessionNumber=%22%22")).containsExactly(EMPTY.value());
        assertThat(studies("ModalitiesInStudy=MR")).containsExactly(HEART.value());
    }

    @Test
    void matchesDateAndTimeTogetherAsOneInstant() {
        // From 2 January 10:00 to 1 March 09:30: apart from each other, no time of day would be within 1000-0930.
        assertThat(studies("StudyDate=20260102-20260301&StudyTime=1000-0930")).hasSize(2);
        assertThat(studies("StudyDate=20260102-20260301&StudyTime=1000-0830")).containsExactly(LUNG.value());
    }

    @Test
    void findsNamesInAnyScriptWithoutRegardToCaseAndAccents() {
        assertThat(studies("PatientName=" + encoded("山田*"))).containsExactly(LUNG.value());
        assertThat(studies("PatientName=muller*")).containsExactly(HEART.value());
        assertThat(studies("PatientName=tarou&fuzzymatching=true")).containsExactly(LUNG.value());
        assertThat(studies("PatientName=tarou")).isEmpty();
        assertThat(studies("PatientName=" + encoded("太郎") + "&fuzzymatching=true"))
                .containsExactly(LUNG.value());
        assertThat(studies("PatientName=" + encoded("пётр иван") + "&fuzzymatching=true"))
                .containsExactly(EMPTY.value());
        assertThat(client.get("/studies?PatientName=x&fuzzymatching=perhaps").statusCode())
                .isEqualTo(400);
    }

    @Test
    void matchesWithinSequencesAndWhatOnlyHeadersHold() {
        assertThat(uids("/series?RequestAttributesSequence.ScheduledProcedureStepID=STEP-2", "0020000E"))
                .containsExactly(LUNG_CONTRAST.value());
        assertThat(uids("/studies/" + LUNG + "/series?00400275.00401001=RP-STEP-*", "0020000E"))
                .containsExactlyInAnyOrder(LUNG_PLAIN.value(), LUNG_CONTRAST.value());
        assertThat(client.get("/series?RequestAttributesSequence.ScheduledProcedureStepID=STEP-1"
                                + "&RequestAttributesSequence.RequestedProcedureID=RP-STEP-2")
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.json("/instances?ImageType=AXIAL")).hasSize(2);
        HttpResponse<byte[]> page = client.get("/instances?ImageType=AXIAL&limit=1");
        assertThat(Browser.json(page)).hasSize(1);
        assertThat(page.headers().firstValue("Warning").orElse("")).contains("There are 1 additional");
        assertThat(client.json("/instances?ImageType=AXIAL&limit=1&offset=1")
                        .at("/0/00200013/Value/0")
                        .asInt())
                .isEqualTo(2);
        assertThat(studies("PatientAge=045Y")).containsExactly(LUNG.value());
        assertThat(client.get("/studies?SeriesNumber=1").statusCode()).isEqualTo(400);
        assertThat(client.get("/series?ImageType=AXIAL").statusCode()).isEqualTo(400);
    }

    @Test
    void returnsWhatTheStandardRequiresAtEachLevel() {
        JsonNode study = client.json("/studies?StudyInstanceUID=" + LUNG).get(0);
        assertHas(
                study,
                "00080020 00080030 00080050 00080056 00080061 00080090 00080201 00081190 00100010 00100020 "
                        + "00100030 00100040 0020000D 00200010 00201206 00201208");
        assertThat(study.at("/00080201/Value/0").asString()).isEqualTo("+0900");
        assertThat(study.at("/00201206/Value/0").asInt()).isEqualTo(2);
        assertThat(study.at("/00201208/Value/0").asInt()).isEqualTo(3);
        JsonNode series = client.json("/studies/" + LUNG + "/series?SeriesInstanceUID=" + LUNG_PLAIN)
                .get(0);
        assertHas(series, "00080060 00080201 0008103E 00081190 0020000E 00200011 00201209 00400244 00400245 00400275");
        assertThat(series.at("/00400275/Value/0/00400009/Value/0").asString()).isEqualTo("STEP-1");
        assertThat(series.at("/00400275/Value/0").has("00321060")).isFalse();
        JsonNode instance = client.json("/studies/" + LUNG + "/series/" + LUNG_PLAIN + "/instances")
                .get(0);
        assertHas(
                instance, "00080016 00080018 00080056 00080201 00081190 00200013 00280010 00280011 00280100 00280008");
        assertThat(client.json("/studies?StudyInstanceUID=" + HEART).get(0).has("00080201"))
                .isFalse();
    }

    @Test
    void includesWhatIsAskedForByNameByTagAndWithinSequences() {
        assertThat(client.json("/studies?StudyInstanceUID=" + LUNG + "&includefield=PatientAge")
                        .at("/0/00101010/Value/0")
                        .asString())
                .isEqualTo("045Y");
        String series = "/studies/" + LUNG + "/series?SeriesInstanceUID=" + LUNG_PLAIN + "&includefield=";
        JsonNode more = client.json(series + "00181030,RequestAttributesSequence.RequestedProcedureDescription")
                .get(0);
        assertThat(more.at("/00181030/Value/0").asString()).isEqualTo("Thorax low dose");
        assertThat(more.at("/00400275/Value/0/00321060/Value/0").asString()).isEqualTo("CT thorax");
        JsonNode all = client.json(series + "all").get(0);
        assertThat(all.has("00181030")).isTrue();
        assertThat(all.at("/00400275/Value/0").has("00321060")).isTrue();
        assertThat(all.has("00080018")).as("an instance's own").isFalse();
        assertThat(client.get(series + "NoSuchAttribute").statusCode()).isEqualTo(400);
    }

    @Test
    void answersTheSameAttributesAtEveryResourceOfALevel() {
        String below = "/studies/" + LUNG + "/series/" + LUNG_PLAIN + "/instances";
        assertThat(uids("/instances?SeriesInstanceUID=" + LUNG_PLAIN, "00080018"))
                .isEqualTo(uids(below, "00080018"))
                .isEqualTo(uids("/studies/" + LUNG + "/instances?SeriesInstanceUID=" + LUNG_PLAIN, "00080018"));
        assertHas(client.json("/instances?SeriesInstanceUID=" + LUNG_PLAIN).get(0), "00100010 00080060 0020000E");
        assertHas(client.json("/series?StudyInstanceUID=" + LUNG).get(0), "00100010 0020000D 00201208");
        assertThat(client.get("/studies/1.2.3/series").statusCode()).isEqualTo(204);
        assertThat(client.get("/studies/no-uid/series").statusCode()).isEqualTo(400);
    }

    @Test
    void goesThroughAResultPageByPageInOneOrder() {
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 5; offset += 2) {
            paged.addAll(uids("/instances?limit=2&offset=" + offset, "00080018"));
        }
        assertThat(paged).hasSize(5).doesNotHaveDuplicates().isEqualTo(uids("/instances", "00080018"));
        assertThat(client.get("/instances?offset=100").statusCode()).isEqualTo(204);
        assertThat(client.get("/instances?limit=-1").statusCode()).isEqualTo(400);
        assertThat(client.get("/instances?limit=x").statusCode()).isEqualTo(400);
    }

    private static void assertHas(JsonNode dataSet, String tags) {
        for (String tag : tags.split(" ", -1)) {
            assertThat(dataSet.has(tag)).as(tag).isTrue();
        }
    }

    private static List<String> studies(String query) {
        return uids("/studies?" + query, "0020000D");
    }

    private static List<String> uids(String path, String tag) {
        HttpResponse<byte[]> answer = client.get(path);
        if (answer.statusCode() == 204) {
            return List.of();
        }
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return StreamSupport.stream(Browser.json(answer).spliterator(), false)
                .map(found -> found.at("/" + tag + "/Value/0").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
