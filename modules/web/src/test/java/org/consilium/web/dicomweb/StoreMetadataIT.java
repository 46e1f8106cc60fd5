package org.consilium.web.dicomweb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.web.dicomweb.MetadataInstances.compressed;
import static org.consilium.web.dicomweb.MetadataInstances.image;
import static org.consilium.web.dicomweb.MetadataInstances.jpeg;
import static org.consilium.web.dicomweb.MetadataInstances.json;
import static org.consilium.web.dicomweb.MetadataInstances.small;
import static org.consilium.web.dicomweb.MetadataInstances.xml;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.FragmentsElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.kernel.Uid;
import org.consilium.testkit.ForeignTool;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.consilium.web.upload.UploadSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** STOW-RS of metadata and bulk data (PS3.18 10.5): what is put together, and what is said of what is not. */
class StoreMetadataIT {

    private static final String OCTETS = "application/octet-stream";
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private static TestNode node;
    private static Client client;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        node = TestNode.start();
        client = new Client(node);
    }

    @AfterAll
    static void stop() throws IOException {
        try (Stream<Path> left = Files.list(node.bean(UploadSettings.class).folder())) {
            assertThat(left).isEmpty();
        } finally {
            node.close();
        }
    }

    @Test
    void putsAnImageTogetherThatIsTheSameAsTheOneSentWhole() throws IOException {
        DataSet image = image();
        byte[] pixels = image.bytes(Tag.PixelData).orElseThrow();
        int frame = pixels.length / 2;

        HttpResponse<byte[]> answer = new MetadataRequest(MetadataRequest.JSON, "[" + json(image) + "]")
                .bulk("bulk/7FE00010", OCTETS, Arrays.copyOf(pixels, frame))
                .bulk("bulk/00281201", OCTETS, new byte[4096])
                .bulk("bulk/7FE00010", OCTETS, Arrays.copyOfRange(pixels, frame, 2 * frame))
                .send(client, "/studies");

        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        assertThat(Browser.json(answer).at("/00081199/Value")).hasSize(1);
        Part10File stored = stored(image);
        assertThat(stored.meta().transferSyntax()).isEqualTo(EXPLICIT);
        assertThat(stored.dataSetBytes().toByteArray()).isEqualTo(TestImages.bytes(image, EXPLICIT));
        assertThat(client.store(TestImages.file(image)).statusCode())
                .as("a duplicate, not a conflict")
                .isEqualTo(200);
    }

    @Test
    void takesXmlOfSeveralInstancesAndShowsThemToTheToolsOfOthers() throws IOException {
        DataSet first = image();
        DataSet second = image();

        HttpResponse<byte[]> answer = new MetadataRequest(MetadataRequest.XML, xml(first, "a"), xml(second, "b"))
                .bulk("b/7FE00010", OCTETS, second.bytes(Tag.PixelData).orElseThrow())
                .bulk("a/7FE00010", OCTETS, first.bytes(Tag.PixelData).orElseThrow())
                .bulk("a/00281201", OCTETS, new byte[4096])
                .bulk("b/00281201", OCTETS, new byte[4096])
                .send(client, "/studies");

        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        for (DataSet image : List.of(first, second)) {
            assertThat(stored(image).dataSetBytes().toByteArray()).isEqualTo(TestImages.bytes(image, EXPLICIT));
        }
        Path file = Files.write(folder.resolve("stored.dcm"), whole(first));
        var dump = ForeignTool.require("dcmdump").run("-q", "+P", "PatientID", file);
        assertThat(dump.exitCode()).as(dump.output()).isZero();
        assertThat(dump.output()).contains("P-1");
        Path sentWhole = Files.write(folder.resolve("whole.dcm"), TestImages.file(first));
        var dciodvfy = ForeignTool.require("dciodvfy");
        assertThat(dciodvfy.run(file).output())
                .isEqualTo(dciodvfy.run(sentWhole).output());
    }

    @Test
    void makesAFragmentOfEachCompressedFrameAndSeesItsTransferSyntaxInItsBytes() throws IOException {
        List<byte[]> frames = List.of(jpeg(1), jpeg(2), jpeg(3));
        DataSet image = compressed(frames.size());

        MetadataRequest request = new MetadataRequest(MetadataRequest.JSON, json(image));
        frames.forEach(frame -> request.bulk("bulk/7FE00010", "image/jpeg", frame));
        HttpResponse<byte[]> answer = request.send(client, "/studies");

        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        Part10File stored = stored(image);
        assertThat(stored.meta().transferSyntax()).isEqualTo(TransferSyntax.JPEG_BASELINE);
        FragmentsElement pixels =
                (FragmentsElement) stored.dataSet().find(Tag.PixelData).orElseThrow();
        assertThat(pixels.fragments()).hasSize(4);
        assertThat(pixels.fragments().getFirst().length()).as("offsets").isEqualTo(12);
        for (int number = 1; number <= frames.size(); number++) {
            byte[] frame = client.get(Client.path(image) + "/frames/" + number, "Accept", "image/jpeg")
                    .body();
            assertThat(frame).startsWith(frames.get(number - 1));
        }
        Path file = Files.write(folder.resolve("jpeg.dcm"), whole(image));
        var decoded = ForeignTool.require("dcmdjpeg").run(file, folder.resolve("plain.dcm"));
        assertThat(decoded.exitCode()).as(decoded.output()).isZero();
        assertThat(Part10.read(folder.resolve("plain.dcm"))
                        .dataSet()
                        .bytes(Tag.PixelData)
                        .orElseThrow())
                .hasSize(3 * 64);
    }

    @Test
    void storesWhatIsWholeAndNamesWhatLacksAPart() throws IOException {
        DataSet whole = small();
        DataSet lacking = image();

        HttpResponse<byte[]> answer = new MetadataRequest(
                        MetadataRequest.JSON, "[" + json(lacking) + "," + json(whole) + "]")
                .bulk("bulk/00281201", OCTETS, new byte[4096])
                .send(client, "/studies");

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode outcome = Browser.json(answer);
        assertThat(outcome.at("/00081199/Value")).hasSize(1);
        assertThat(outcome.at("/00081198/Value/0/00081155/Value/0").asString())
                .isEqualTo(lacking.text(Tag.SOPInstanceUID).orElseThrow());
        assertThat(outcome.at("/00081198/Value/0/00081197/Value/0").asInt()).isEqualTo(0xC000);
        assertThat(isThere(whole)).isTrue();
        assertThat(isThere(lacking)).isFalse();
    }

    @Test
    void doesNotCallItAWholeSuccessWhenNobodyNamesAPart() throws IOException {
        DataSet image = small();

        HttpResponse<byte[]> answer = new MetadataRequest(MetadataRequest.JSON, json(image))
                .bulk("bulk/7FE00010", OCTETS, new byte[512])
                .send(client, "/studies");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Browser.json(answer).at("/0008119A/Value")).hasSize(1);
        assertThat(isThere(image)).isTrue();
    }

    @Test
    void keepsToTheStudyThatIsAddressed() throws IOException {
        DataSet image = small();
        assertThat(new MetadataRequest(MetadataRequest.JSON, json(image))
                        .send(client, "/studies/" + Uid.random())
                        .statusCode())
                .isEqualTo(409);
        assertThat(new MetadataRequest(MetadataRequest.JSON, json(image))
                        .send(
                                client,
                                "/studies/" + image.text(Tag.StudyInstanceUID).orElseThrow())
                        .statusCode())
                .isEqualTo(200);
    }

    private static byte[] whole(DataSet image) {
        return client.get(Client.path(image), "Accept", "application/dicom; transfer-syntax=*")
                .body();
    }

    private static Part10File stored(DataSet image) {
        return Part10.read(whole(image));
    }

    private static boolean isThere(DataSet image) {
        return client.get(Client.path(image), "Accept", "application/dicom; transfer-syntax=*")
                        .statusCode()
                == 200;
    }
}
