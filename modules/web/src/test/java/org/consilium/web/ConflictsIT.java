package org.consilium.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConflictsIT {

    private static TestNode node;
    private static Institution hospital;

    @BeforeAll
    static void start() {
        node = TestNode.start();
        hospital = node.institution("Hospital");
        node.person("steward", hospital, Role.IMAGE_STEWARD);
        node.person("uploader", hospital, Role.REFERRER);
        node.person("neighbour", node.institution("Neighbour"), Role.IMAGE_STEWARD, Role.REFERRER);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void aStewardOfTheInstitutionSeesBothSidesAndDecides() throws IOException {
        var original = image(1);
        var newcomer = original.toBuilder().text(Tag.PatientID, "P-2").build();
        TestImages.receive(node, hospital.id(), original, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(upload("uploader", newcomer)).isEqualTo(409);
        Browser steward = node.browser().signIn("steward");
        String path = "/api/conflicts/" + idOf(steward, original);

        JsonNode detail = Browser.json(steward.get(path));
        assertThat(detail.at("/kind").asString()).isEqualTo("OTHER_CONTENT");
        assertThat(detail.at("/sender/name").asString()).isEqualTo("uploader");
        assertThat(detail.at("/original/encoding").asString()).isEqualTo("ExplicitVRLittleEndian");
        assertThat(detail.get("differences")).singleElement().satisfies(difference -> {
            assertThat(difference.get("keyword").asString()).isEqualTo("PatientID");
            assertThat(difference.get("original").asString()).isEqualTo("P-1");
            assertThat(difference.get("newcomer").asString()).isEqualTo("P-2");
        });
        for (String side : new String[] {"original", "newcomer"}) {
            var picture = steward.get(path + "/" + side + "/picture");
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(ImageIO.read(new java.io.ByteArrayInputStream(picture.body())))
                    .isNotNull();
        }

        assertThat(steward.post(path + "/decision", Map.of("choice", "REPLACE")).statusCode())
                .as("a reason is required")
                .isEqualTo(400);
        JsonNode decided = Browser.json(
                steward.post(path + "/decision", Map.of("choice", "REPLACE", "reason", "the ID was mistyped")));
        assertThat(decided.at("/decision/by").asString()).isEqualTo("Dr steward (steward)");
        assertThat(decided.at("/decision/version").asInt()).isEqualTo(2);
        assertThat(steward.post(path + "/decision", Map.of("choice", "KEEP", "reason", "changed my mind"))
                        .statusCode())
                .isEqualTo(409);
        JsonNode found =
                Browser.json(steward.get("/dicomweb/studies?PatientID=P-2", "Accept", "application/dicom+json"));
        assertThat(found).hasSize(1);
    }

    @Test
    void nobodyElseSeesOrDecidesIt() throws IOException {
        var original = image(2);
        TestImages.receive(node, hospital.id(), original, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        upload("uploader", original.toBuilder().text(Tag.PatientID, "P-3").build());
        String path = "/api/conflicts/" + idOf(node.browser().signIn("steward"), original);

        Browser neighbour = node.browser().signIn("neighbour");
        assertThat(Browser.json(neighbour.get("/api/conflicts")).get("total").asLong())
                .isZero();
        for (String foreign : new String[] {path, path + "/original/picture", path + "/newcomer/picture"}) {
            assertThat(neighbour.get(foreign).statusCode()).as(foreign).isEqualTo(404);
        }
        assertThat(neighbour
                        .post(path + "/decision", Map.of("choice", "DISCARD", "reason", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(node.browser().signIn("uploader").get("/api/conflicts").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aForeignUploadIsAnsweredLikeANewImageAndWaitsForTheOwner() throws IOException {
        var original = image(3);
        TestImages.receive(node, hospital.id(), original, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        assertThat(upload("neighbour", original)).isEqualTo(200);
        assertThat(upload(
                        "neighbour",
                        original.toBuilder().text(Tag.PatientID, "P-4").build()))
                .isEqualTo(200);

        Browser steward = node.browser().signIn("steward");
        JsonNode detail = Browser.json(steward.get("/api/conflicts/" + idOf(steward, original)));
        assertThat(detail.at("/kind").asString()).isEqualTo("FOREIGN_SENDER");
    }

    private static String idOf(Browser steward, DataSet original) {
        String uid = original.text(Tag.SOPInstanceUID).orElseThrow();
        for (JsonNode each : Browser.json(steward.get("/api/conflicts")).get("conflicts")) {
            if (each.get("sopInstanceUid").asString().equals(uid)) {
                return each.get("id").asString();
            }
        }
        throw new AssertionError("the conflict is not listed");
    }

    private static int upload(String account, DataSet image) {
        Browser browser = node.browser().signIn(account);
        return browser.send(HttpRequest.newBuilder(node.url("/dicomweb/studies"))
                        .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
                        .header("Accept", "application/dicom+json")
                        .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                        .POST(BodyPublishers.ofByteArray(TestImages.multipart(TestImages.file(image)))))
                .statusCode();
    }

    private static DataSet image(int number) {
        return TestImages.ct(Uid.random(), Uid.random(), Uid.random(), number);
    }
}
