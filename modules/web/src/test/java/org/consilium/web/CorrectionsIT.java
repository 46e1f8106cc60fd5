package org.consilium.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CorrectionsIT {

    private static final String AS_STORED = "application/dicom; transfer-syntax=*";

    private static TestNode node;
    private static Institution hospital;

    @BeforeAll
    static void start() {
        node = TestNode.start();
        hospital = node.institution("Hospital");
        node.person("steward", hospital, Role.IMAGE_STEWARD);
        node.person("reader", hospital, Role.REFERRER);
        node.person("neighbour", node.institution("Neighbour"), Role.IMAGE_STEWARD);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void aMovedStudyIsTheOtherPatientsInEveryAnswerUntilItIsTakenBack() throws IOException {
        var image = received(1);
        var steward = node.browser().signIn("steward");
        var before = retrieve(steward, path(image), AS_STORED);

        JsonNode made = Browser.json(steward.post("/api/corrections/move", move(image)));

        assertThat(made.at("/studies").asInt()).isEqualTo(1);
        assertThat(made.at("/by").asString()).isEqualTo("Dr steward (steward)");
        assertThat(count(steward, "PatientID=P-9&StudyInstanceUID=" + study(image)))
                .isEqualTo(1);
        assertThat(metadata(steward, image).at("/00100020/Value/0").asString()).isEqualTo("P-9");
        assertThat(metadata(steward, image)
                        .at("/04000561/Value/0/04000550/Value/0/00100020/Value/0")
                        .asString())
                .isEqualTo("P-1");
        for (String form : new String[] {AS_STORED, "application/dicom"}) {
            var sent = Part10.read(retrieve(steward, path(image), form).body()).dataSet();
            assertThat(sent.text(Tag.PatientID)).contains("P-9");
            assertThat(sent.text(Tag.PatientName)).contains("Nguyễn^Châu");
            assertThat(sent.items(Tag.OriginalAttributesSequence)).hasSize(1);
        }
        var after = retrieve(steward, path(image), AS_STORED);
        assertThat(after.headers().firstValue("ETag"))
                .isNotEqualTo(before.headers().firstValue("ETag"));

        assertThat(steward.post(
                                "/api/corrections/" + made.get("id").asLong() + "/undo",
                                Map.of("reason", "it was right"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(retrieve(steward, path(image), AS_STORED).body()).isEqualTo(before.body());
        assertThat(count(steward, "PatientID=P-9&StudyInstanceUID=" + study(image)))
                .isZero();
    }

    @Test
    void onlyAStewardGetsWhatWasReceivedInPlaceOfWhatIsRight() throws IOException {
        var image = received(2);
        var steward = node.browser().signIn("steward");
        steward.post("/api/corrections/move", move(image));

        var original = retrieve(steward, path(image) + "?original=true", AS_STORED);

        assertThat(Part10.read(original.body()).dataSetBytes().toByteArray())
                .isEqualTo(TestImages.bytes(image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        assertThat(retrieve(node.browser().signIn("reader"), path(image) + "?original=true", AS_STORED)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyElseCorrects() throws IOException {
        var image = received(3);
        var neighbour = node.browser().signIn("neighbour");
        assertThat(neighbour.post("/api/corrections/move", move(image)).statusCode())
                .isEqualTo(404);
        assertThat(Browser.json(neighbour.get("/api/corrections"))).isEmpty();
        assertThat(node.browser()
                        .signIn("reader")
                        .post("/api/corrections/move", move(image))
                        .statusCode())
                .isEqualTo(403);
        var steward = node.browser().signIn("steward");
        assertThat(steward.post(
                                "/api/corrections/move",
                                Map.of("studyInstanceUid", study(image), "patient", Map.of("id", "P-9")))
                        .statusCode())
                .as("without a reason")
                .isEqualTo(400);
    }

    private static DataSet received(int number) throws IOException {
        var image = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), number);
        TestImages.receive(node, hospital.id(), image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(count(node.browser().signIn("steward"), "StudyInstanceUID=" + study(image)))
                .isEqualTo(1);
        return image;
    }

    private static Map<String, Object> move(DataSet image) {
        return Map.of(
                "studyInstanceUid",
                study(image),
                "patient",
                Map.of("id", "P-9", "name", "Nguyễn^Châu", "birthDate", "1980-02-03", "sex", "F"),
                "reason",
                "the wrong patient was chosen at the scanner");
    }

    private static String study(DataSet image) {
        return image.text(Tag.StudyInstanceUID).orElseThrow();
    }

    private static String path(DataSet image) {
        return "/dicomweb/studies/" + study(image) + "/series/"
                + image.text(Tag.SeriesInstanceUID).orElseThrow() + "/instances/"
                + image.text(Tag.SOPInstanceUID).orElseThrow();
    }

    private static HttpResponse<byte[]> retrieve(Browser browser, String path, String accept) {
        return browser.get(path, "Accept", accept);
    }

    private static JsonNode metadata(Browser browser, DataSet image) {
        return Browser.json(browser.get(path(image) + "/metadata", "Accept", "application/dicom+json"))
                .get(0);
    }

    private static int count(Browser browser, String query) {
        var answer = browser.get("/dicomweb/studies?" + query, "Accept", "application/dicom+json");
        return answer.statusCode() == 204 ? 0 : Browser.json(answer).size();
    }
}
