package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.TestData;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every object of the collection that can be stored, by STOW-RS, and read back by WADO-RS as it is stored. */
class WholeCollectionIT {

    @Test
    void givesEveryObjectBackByteForByte() throws IOException {
        List<Path> files = TestData.files("");
        int stored = 0;
        // Some share a SOP Instance UID on purpose: each round is a node of its own for what conflicted before.
        while (!files.isEmpty()) {
            List<Path> conflicting = new ArrayList<>();
            try (TestNode node = TestNode.start()) {
                stored += storeAndReadBack(new Client(node), files, conflicting);
            }
            assertThat(conflicting).hasSizeLessThan(files.size());
            files = conflicting;
        }
        assertThat(stored).isGreaterThan(100);
    }

    private static int storeAndReadBack(Client client, List<Path> files, List<Path> conflicting) throws IOException {
        Map<String, byte[]> byPath = new HashMap<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            dataSet(bytes).ifPresent(dataSet -> {
                HttpResponse<byte[]> answer = client.store(bytes);
                JsonNode outcome = Browser.json(answer);
                if (answer.statusCode() == 200) {
                    String url =
                            outcome.at("/00081199/Value/0/00081190/Value/0").asString();
                    byPath.putIfAbsent(url.substring(url.indexOf("/studies")), dataSet);
                } else if (outcome.at("/00081198/Value/0/00081197/Value/0").asInt()
                        == Reason.SAME_UID_OTHER_CONTENT.dimseStatus()) {
                    conflicting.add(file);
                } else {
                    // Cannot be stored, and that is said for this one object.
                    assertThat(answer.statusCode()).as(file.toString()).isEqualTo(409);
                }
            });
        }
        SoftAssertions softly = new SoftAssertions();
        for (var each : byPath.entrySet()) {
            HttpResponse<byte[]> back = client.get(each.getKey(), "Accept", "application/dicom; transfer-syntax=*");
            softly.assertThat(back.statusCode()).as(each.getKey()).isEqualTo(200);
            softly.assertThat(
                            dataSet(back.body()).map(HexFormat.of()::formatHex).orElse("unreadable"))
                    .as(each.getKey())
                    .isEqualTo(HexFormat.of().formatHex(each.getValue()));
        }
        softly.assertAll();
        return byPath.size();
    }

    /** The bytes behind the file meta group; none of what is no DICOM file. */
    private static Optional<byte[]> dataSet(byte[] file) {
        try {
            return Optional.of(
                    Part10.open(new ByteArrayInputStream(file)).dataSet().readAllBytes());
        } catch (Rejected | IOException noDicomFile) {
            return Optional.empty();
        }
    }
}
