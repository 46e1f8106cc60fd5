package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.kernel.Uid;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One image of many frames, sent in parts (PS3.3 C.7.6.16.2.2.4), which come in any order: found together, read frame by frame. */
class ConcatenationIT {

    private static final Uid STUDY = Uid.random();
    private static final Uid SERIES = Uid.random();
    private static final Uid CONCATENATION = Uid.random();
    private static final Uid SOURCE = Uid.random();
    private static final int SIDE = 8;

    /** Frames of each part. */
    private static final int[] PARTS = {3, 3, 1};

    private static final List<byte[]> FRAMES = new ArrayList<>();

    private static TestNode node;
    private static Client client;

    @BeforeAll
    static void receiveThePartsFromTheLastToTheFirst() throws IOException {
        node = TestNode.start();
        client = new Client(node);
        Random random = new Random(4);
        for (int frame = 0; frame < IntStream.of(PARTS).sum(); frame++) {
            byte[] pixels = new byte[SIDE * SIDE];
            random.nextBytes(pixels);
            FRAMES.add(pixels);
        }
        var here = node.institution("Here").id();
        for (int number = PARTS.length; number >= 1; number--) {
            TestImages.receive(node, here, part(number), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        TestImages.receive(
                node, here, TestImages.ct(STUDY, SERIES, Uid.random(), 9), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static int before(int number) {
        return IntStream.of(PARTS).limit(number - 1).sum();
    }

    private static DataSet part(int number) {
        int before = before(number);
        byte[] pixels = new byte[PARTS[number - 1] * SIDE * SIDE];
        List<DataSet> groups = new ArrayList<>();
        for (int frame = 0; frame < PARTS[number - 1]; frame++) {
            System.arraycopy(FRAMES.get(before + frame), 0, pixels, frame * SIDE * SIDE, SIDE * SIDE);
            groups.add(DataSet.builder()
                    .items(
                            Tag.PlanePositionSequence,
                            DataSet.builder()
                                    .numbers(Tag.ImagePositionPatient, 0, 0, before + frame)
                                    .build())
                    .build());
        }
        return DataSet.builder()
                .text(Tag.SOPClassUID, Uids.EnhancedCTImageStorage)
                .text(Tag.SOPInstanceUID, Uid.random().value())
                .text(Tag.Modality, "CT")
                .text(Tag.PatientID, "P-1")
                .text(Tag.StudyInstanceUID, STUDY.value())
                .text(Tag.SeriesInstanceUID, SERIES.value())
                .integers(Tag.InstanceNumber, 1)
                .text(Tag.ConcatenationUID, CONCATENATION.value())
                .text(Tag.SOPInstanceUIDOfConcatenationSource, SOURCE.value())
                .integers(Tag.InConcatenationNumber, number)
                .integers(Tag.InConcatenationTotalNumber, PARTS.length)
                .integers(Tag.ConcatenationFrameOffsetNumber, before)
                .integers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integers(Tag.NumberOfFrames, PARTS[number - 1])
                .integers(Tag.Rows, SIDE)
                .integers(Tag.Columns, SIDE)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.PixelRepresentation, 0)
                .items(Tag.PerFrameFunctionalGroupsSequence, groups)
                .bytes(Tag.PixelData, VR.OB, pixels)
                .build();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void findsThePartsByWhatTheyArePartsOf() {
        String instances = "/studies/" + STUDY + "/instances";
        String fields = "&includefield=InConcatenationNumber&includefield=ConcatenationFrameOffsetNumber";
        JsonNode parts = client.json(instances + "?ConcatenationUID=" + CONCATENATION + fields);

        assertThat(parts).hasSize(PARTS.length);
        assertThat(parts.valueStream()
                        .map(part -> part.at("/00209162/Value/0").asInt() + " behind "
                                + part.at("/00209228/Value/0").asInt()))
                .containsExactlyInAnyOrder("1 behind 0", "2 behind 3", "3 behind 6");
        assertThat(client.json(instances + "?SOPInstanceUIDOfConcatenationSource=" + SOURCE))
                .hasSize(PARTS.length);
        assertThat(client.json(instances + "?ConcatenationUID=" + CONCATENATION + "&InConcatenationNumber=2"))
                .singleElement()
                .satisfies(
                        part -> assertThat(part.at("/00280008/Value/0").asInt()).isEqualTo(PARTS[1]));
        assertThat(client.get(instances + "?ConcatenationUID=1.2.3").statusCode())
                .isEqualTo(204);
    }

    @Test
    void givesEveryFrameOfTheWholeByTheOffsetsThatTheMetadataSays() throws IOException {
        JsonNode metadata = client.json("/studies/" + STUDY + "/series/" + SERIES + "/metadata");
        List<JsonNode> parts = metadata.valueStream()
                .filter(each -> each.at("/00209161/Value/0").asString().equals(CONCATENATION.value()))
                .toList();
        assertThat(parts).hasSize(PARTS.length);
        for (int frame = 0; frame < FRAMES.size(); frame++) {
            int wanted = frame;
            JsonNode part = parts.stream()
                    .filter(each -> wanted >= offset(each) && wanted < offset(each) + frames(each))
                    .reduce((_, _) -> {
                        throw new AssertionError("two parts have frame " + wanted);
                    })
                    .orElseThrow();
            String path = "/studies/" + STUDY + "/series/" + SERIES + "/instances/"
                    + part.at("/00080018/Value/0").asString() + "/frames/" + (frame - offset(part) + 1);
            assertThat(client.get(path, "Accept", "application/octet-stream").body())
                    .as(path)
                    .isEqualTo(FRAMES.get(frame));
            assertThat(part.at("/52009230/Value/" + (frame - offset(part)) + "/00209113/Value/0/00200032/Value/2")
                            .asInt())
                    .isEqualTo(frame);
            assertThat(greys(client.get(path + "/rendered", "Accept", "image/png")))
                    .isEqualTo(FRAMES.get(frame));
        }
    }

    @Test
    void sendsThePartsAsInstancesOfTheirOwnAndCountsThemSo() throws IOException {
        HttpResponse<byte[]> series = client.get(
                "/studies/" + STUDY + "/series/" + SERIES,
                "Accept",
                "multipart/related; type=\"application/dicom\"; transfer-syntax=*");
        assertThat(Client.parts(series)).hasSize(PARTS.length + 1);
        JsonNode found = client.json("/studies/" + STUDY + "/series?SeriesInstanceUID=" + SERIES);
        assertThat(found.at("/0/00201209/Value/0").asInt()).isEqualTo(PARTS.length + 1);
        assertThat(client.get("/studies/" + STUDY + "/series/" + SERIES + "/instances/" + SOURCE)
                        .statusCode())
                .as("the whole was never sent")
                .isEqualTo(404);
    }

    private static int offset(JsonNode part) {
        return part.at("/00209228/Value/0").asInt();
    }

    private static int frames(JsonNode part) {
        return part.at("/00280008/Value/0").asInt();
    }

    private static byte[] greys(HttpResponse<byte[]> png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png.body()));
        int[] values = picture.getRaster().getSamples(0, 0, SIDE, SIDE, 0, (int[]) null);
        byte[] greys = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            greys[i] = (byte) values[i];
        }
        return greys;
    }
}
