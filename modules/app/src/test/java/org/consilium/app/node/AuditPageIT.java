package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an auditor reads the trail, in a real browser. */
class AuditPageIT {

    private static final String PATIENT = "PATIENT-4711";

    /** Names as long as they come. */
    private static final Map<String, String> PEOPLE = Map.of(
            "voronina", "Константинопольская-Преображенская Александра Владимировна",
            "tanaka", "田中 遥",
            "zhuge", "诸葛 明德",
            "namgung", "남궁 하늘",
            "nguyen", "Nguyễn Thị Hồng Hạnh Phương");

    @TempDir
    private Path folder;

    @Test
    void anAuditorFindsFailuresVerifiesTheChainAndMakesTheReportForAPatient() throws IOException {
        var image = SmallImage.of(Uid.random(), Uid.random(), 1, new byte[64 * 64]);
        var dataSet = DataSetReader.read(image.bytes(), SmallImage.TRANSFER_SYNTAX).toBuilder()
                .text(Tag.PatientID, PATIENT)
                .text(Tag.PatientName, "Nguyen^Thi")
                .build();
        try (var node = Node.in(folder.resolve("home")).start();
                var administrator = Visitor.signIn(node, "admin", Node.ADMIN_PASSWORD)) {
            assertThat(Senders.store(
                            node,
                            new SmallImage(
                                    image.study(),
                                    image.series(),
                                    image.instance(),
                                    DataSetWriter.toByteArray(dataSet, SmallImage.TRANSFER_SYNTAX))))
                    .isZero();
            var home = administrator.get("/api/institutions").get(0).get("id").asString();
            administrator.put(
                    "/api/institutions/" + home,
                    Map.of(
                            "id",
                            home,
                            "name",
                            "Национальный медицинский исследовательский центр онкологии и радиологии",
                            "level",
                            "ADVANCED",
                            "country",
                            "RU"));
            PEOPLE.forEach((account, name) -> read(
                    node,
                    account,
                    NewPerson.at(administrator, account, name, "REFERRER").password(),
                    image));
            var password =
                    NewPerson.at(administrator, "auditor", "Аудитор", "AUDITOR").password();
            Visitor.isTurnedAway(node, "tanaka", "wrong password");

            BrowserScript.walk(
                    node,
                    "audit.mjs",
                    Map.of("name", "audit", "account", "auditor", "password", password, "patient", PATIENT));
        }
    }

    private static void read(Node node, String account, String password, SmallImage image) {
        try (var visitor = Visitor.signIn(node, account, password)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> visitor.send("GET", "/dicomweb/studies/" + image.study() + "/metadata", Map.of())
                                    .statusCode()
                            == 200);
        }
    }
}
