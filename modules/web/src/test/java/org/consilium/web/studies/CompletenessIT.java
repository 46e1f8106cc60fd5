package org.consilium.web.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.Test;

class CompletenessIT {

    @Test
    void saysWhatIsMissingToThoseWhoSeeTheStudyOnly() throws IOException {
        try (var node = TestNode.start()) {
            var hospital = node.institution("Hospital");
            node.person("referrer", hospital, Role.REFERRER);
            node.person("stranger", node.institution("Elsewhere"), Role.REFERRER);
            var study = Uid.random();
            var series = Uid.random();
            for (int number : new int[] {1, 2, 4}) {
                TestImages.receive(
                        node,
                        hospital.id(),
                        TestImages.ct(study, series, Uid.random(), number),
                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            }
            var path = "/api/studies/" + study + "/completeness";
            var referrer = node.browser().signIn("referrer");
            await().until(() -> referrer.get(path).statusCode() == 200
                    && Browser.json(referrer.get(path)).get("here").asInt() == 3);
            var gaps = Browser.json(referrer.get(path)).get("gaps");
            assertThat(gaps.size()).isEqualTo(1);
            assertThat(gaps.get(0).get("seriesInstanceUid").asString()).isEqualTo(series.value());
            assertThat(gaps.get(0).get("first").asInt()).isEqualTo(3);
            assertThat(gaps.get(0).get("last").asInt()).isEqualTo(3);
            assertThat(node.browser().signIn("stranger").get(path).statusCode()).isEqualTo(404);
        }
    }
}
