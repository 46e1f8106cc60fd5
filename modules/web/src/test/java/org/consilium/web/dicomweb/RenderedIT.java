package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.VR;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of every level in every form, and what is never shown as one. */
class RenderedIT {

    private static final Uid STUDY = Uid.random();
    private static final Uid STACK = Uid.random();
    private static final Uid SLIDE = Uid.random();
    private static final Uid NOTES = Uid.random();
    private static final int LABEL_SIDE = 8;
    private static final int PICTURES_OF_STACK = 4;

    private static TestNode node;
    private static Client client;
    private static DataSet first;
    private static DataSet label;
    private static DataSet overview;
    private static DataSet text;

    @BeforeAll
    static void receiveAStackASlideWithItsLabelAndAText() throws IOException {
        node = TestNode.start();
        client = new Client(node);
        Institution here = node.institution("Here");
        first = TestImages.ct(STUDY, STACK, Uid.random(), 1);
        label = slide("LABEL");
        overview = slide("OVERVIEW");
        text = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.BasicTextSRStorage)
                .text(Tag.SOPInstanceUID, Uid.random().value())
                .text(Tag.Modality, "SR")
                .text(Tag.StudyInstanceUID, STUDY.value())
                .text(Tag.SeriesInstanceUID, NOTES.value())
                .build();
        for (DataSet image :
                List.of(first, TestImages.ct(STUDY, STACK, Uid.random(), 2), label, overview, slide("VOLUME"), text)) {
            TestImages.receive(node, here.id(), image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
    }

    /** An RGB image of one frame; that of a label is the smallest. */
    private static DataSet slide(String kind) {
        int side = kind.equals("VOLUME") ? 2 * LABEL_SIDE : LABEL_SIDE;
        return DataSet.builder()
                .text(Tag.ImageType, "ORIGINAL", "PRIMARY", kind, "NONE")
                .text(Tag.SOPClassUID, Uids.VLWholeSlideMicroscopyImageStorage)
                .text(Tag.SOPInstanceUID, Uid.random().value())
                .text(Tag.Modality, "SM")
                .text(Tag.StudyInstanceUID, STUDY.value())
                .text(Tag.SeriesInstanceUID, SLIDE.value())
                .integers(Tag.SamplesPerPixel, 3)
                .text(Tag.PhotometricInterpretation, "RGB")
                .integers(Tag.PlanarConfiguration, 0)
                .integers(Tag.NumberOfFrames, 1)
                .integers(Tag.Rows, side)
                .integers(Tag.Columns, side)
                .integers(Tag.BitsAllocated, 8)
                .integers(Tag.BitsStored, 8)
                .integers(Tag.HighBit, 7)
                .integers(Tag.PixelRepresentation, 0)
                .bytes(Tag.PixelData, VR.OB, new byte[side * side * 3])
                .build();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void sendsEveryPictureOfASeriesAsAPartThatSaysWhereItCanBeHadAlone() throws IOException {
        HttpResponse<byte[]> answer = client.get(
                "/studies/" + STUDY + "/series/" + STACK + "/rendered?viewport=8,8",
                "Accept",
                "multipart/related; type=\"image/png\"");

        List<Client.Content> parts = Client.parts(answer);
        assertThat(parts).hasSize(PICTURES_OF_STACK);
        for (Client.Content part : parts) {
            assertThat(part.headers().get("content-type")).isEqualTo("image/png");
            assertThat(picture(part.bytes()).getWidth()).isEqualTo(8);
            String location = part.headers().getOrDefault("content-location", "");
            byte[] alone = client.get(
                            location.substring(location.indexOf("/studies")) + "?viewport=8,8", "Accept", "image/png")
                    .body();
            assertThat(alone).isEqualTo(part.bytes());
        }
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(client.get(
                                "/studies/" + STUDY + "/series/" + STACK + "/rendered?viewport=8,8",
                                "Accept",
                                "multipart/related; type=\"image/png\"",
                                "If-None-Match",
                                tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void leavesLabelsOfSlidesOutOfAStudysPicturesAndLetsNoneStandForIt() throws IOException {
        String study = "/studies/" + STUDY;
        assertThat(Client.parts(client.get(study + "/rendered", "Accept", "multipart/related; type=\"image/jpeg\"")))
                .hasSize(PICTURES_OF_STACK + 1);
        String slide = study + "/series/" + SLIDE;
        assertThat(picture(client.get(slide + "/thumbnail").body()).getWidth()).isEqualTo(2 * LABEL_SIDE);
        assertThat(picture(client.get(slide + "/rendered").body()).getWidth()).isEqualTo(2 * LABEL_SIDE);
        for (DataSet hidden : List.of(label, overview)) {
            assertThat(client.get(Client.path(hidden) + "/thumbnail").statusCode())
                    .isEqualTo(404);
            assertThat(client.get(Client.path(hidden) + "/frames/1/thumbnail").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void hasAThumbnailAtEveryLevelThatShowsSomething() throws IOException {
        for (String path : List.of(
                "/studies/" + STUDY,
                "/studies/" + STUDY + "/series/" + STACK,
                Client.path(first),
                Client.path(first) + "/frames/2")) {
            HttpResponse<byte[]> answer = client.get(path + "/thumbnail?viewport=4,4");
            assertThat(Client.contentType(answer)).as(path).isEqualTo("image/jpeg");
            assertThat(picture(answer.body()).getWidth()).as(path).isEqualTo(4);
        }
        assertThat(client.get("/studies/" + STUDY + "/series/" + NOTES + "/thumbnail")
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.get(Client.path(first) + "/thumbnail", "Accept", "multipart/related; type=\"image/jpeg\"")
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void showsTheFramesOfAnInstanceAsAFilmWhenAskedForGif() throws IOException {
        HttpResponse<byte[]> film = client.get(Client.path(first) + "/rendered", "Accept", "image/gif");

        assertThat(Client.contentType(film)).isEqualTo("image/gif");
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(film.body())));
        assertThat(reader.getNumImages(true)).isEqualTo(2);
        BufferedImage second = reader.read(1);
        BufferedImage alone = picture(client.get(Client.path(first) + "/frames/2/rendered", "Accept", "image/gif")
                .body());
        for (int i = 0; i < TestImages.SIDE; i++) {
            assertThat(second.getRGB(i, i)).isEqualTo(alone.getRGB(i, i));
        }
        assertThat(new String(film.body(), StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0");
    }

    @Test
    void showsTheWindowAndThePartOfTheImageAskedFor() throws IOException {
        String frame = Client.path(first) + "/frames/1/rendered";
        BufferedImage whole = picture(client.get(frame + "?window=2048,4096,linear", "Accept", "image/png")
                .body());
        BufferedImage part =
                picture(client.get(frame + "?window=2048,4096,linear&viewport=12,8,4,8,,", "Accept", "image/png")
                        .body());
        assertThat(part.getWidth()).isEqualTo(TestImages.SIDE - 4);
        assertThat(part.getHeight()).isEqualTo(TestImages.SIDE - 8);
        assertThat(part.getRaster().getSample(0, 0, 0))
                .isEqualTo(whole.getRaster().getSample(4, 8, 0));
        BufferedImage mirrored =
                picture(client.get(frame + "?window=2048,4096,linear&viewport=12,8,4,8,-12,8", "Accept", "image/png")
                        .body());
        for (int column = 0; column < 12; column++) {
            assertThat(mirrored.getRaster().getSample(column, 3, 0))
                    .isEqualTo(part.getRaster().getSample(11 - column, 3, 0));
        }
        BufferedImage enlarged =
                picture(client.get(frame + "?window=2048,4096,linear&viewport=48,100", "Accept", "image/png")
                        .body());
        assertThat(enlarged.getWidth()).isEqualTo(48);
        assertThat(enlarged.getHeight()).isEqualTo(48);
        assertThat(enlarged.getRaster().getSample(3 * 5 + 1, 3 * 7 + 1, 0))
                .as("the centre of a pixel")
                .isEqualTo(whole.getRaster().getSample(5, 7, 0));
        assertThat(client.get(frame + "?viewport=16384,16384").statusCode()).isEqualTo(413);
        BufferedImage white = picture(client.get(frame + "?window=-5000,2,linear", "Accept", "image/png")
                .body());
        assertThat(white.getRaster().getSample(3, 3, 0)).isEqualTo(255);
    }

    @Test
    void writesWhoseImageItIsAndHowItWasMadeIntoThePictureThatWasAskedForSo() throws IOException {
        String frame = Client.path(first) + "/frames/1/rendered?viewport=400,400";
        HttpResponse<byte[]> plain = client.get(frame, "Accept", "image/png");
        HttpResponse<byte[]> patient = client.get(frame + "&annotation=patient", "Accept", "image/png");
        HttpResponse<byte[]> both = client.get(frame + "&annotation=technique,patient", "Accept", "image/png");

        assertThat(patient.headers().firstValue("Warning")).isEmpty();
        assertThat(patient.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        Files.write(Files.createDirectories(Path.of("target", "pictures")).resolve("annotated.png"), both.body());
        BufferedImage without = picture(plain.body());
        assertThat(changedRows(without, picture(patient.body()))).isNotEmpty().allMatch(row -> row < 100);
        assertThat(changedRows(without, picture(both.body())))
                .anyMatch(row -> row < 100)
                .anyMatch(row -> row > 300);
        String uri = "/wado?requestType=WADO&studyUID=" + STUDY + "&seriesUID=" + STACK + "&objectUID="
                + first.text(Tag.SOPInstanceUID).orElseThrow() + "&contentType=image/png";
        assertThat(client.get(uri + "&annotation=patient").body())
                .isNotEqualTo(client.get(uri).body());
    }

    private static List<Integer> changedRows(BufferedImage before, BufferedImage after) {
        return IntStream.range(0, before.getHeight())
                .filter(row -> IntStream.range(0, before.getWidth())
                        .anyMatch(column -> before.getRGB(column, row) != after.getRGB(column, row)))
                .boxed()
                .toList();
    }

    @Test
    void carriesTheColourProfileThatWasAskedFor() {
        String slide = "/studies/" + STUDY + "/series/" + SLIDE + "/rendered";
        HttpResponse<byte[]> plain = client.get(slide, "Accept", "image/png");
        HttpResponse<byte[]> managed = client.get(slide + "?iccprofile=adobergb", "Accept", "image/png");
        assertThat(managed.headers().firstValue("Warning")).isEmpty();
        assertThat(managed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(new String(managed.body(), StandardCharsets.ISO_8859_1)).contains("iCCP");
        assertThat(new String(plain.body(), StandardCharsets.ISO_8859_1)).doesNotContain("iCCP");
        assertThat(client.get(slide + "?iccprofile=cmyk").statusCode()).isEqualTo(400);
    }

    @Test
    void saysWhatHasNoEffectAndRefusesWhatItCannotDo() {
        String frame = Client.path(first) + "/frames/1/rendered";
        assertThat(client.get(Client.path(first) + "/thumbnail?annotation=patient")
                        .headers()
                        .firstValue("Warning"))
                .hasValueSatisfying(warning -> assertThat(warning).contains("annotation"));
        assertThat(client.get(frame).headers().firstValue("Warning")).isEmpty();
        assertThat(client.get(frame + "?annotation=everything").statusCode()).isEqualTo(400);
        assertThat(client.get(frame + "?quality=0").statusCode()).isEqualTo(400);
        assertThat(client.get(frame + "?window=1").statusCode()).isEqualTo(400);
        assertThat(client.get(frame + "?viewport=0,0").statusCode()).isEqualTo(400);
        assertThat(client.get(Client.path(first) + "/frames/1,2/rendered", "Accept", "image/png")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.get(frame, "Accept", "image/webp").statusCode()).isEqualTo(406);
        assertThat(client.get(Client.path(text) + "/rendered").statusCode()).isEqualTo(406);
        assertThat(client.get(
                                "/studies/" + STUDY + "/series/" + NOTES + "/rendered",
                                "Accept",
                                "multipart/related; type=\"image/jpeg\"")
                        .statusCode())
                .isEqualTo(406);
        assertThat(client.get("/studies/1.2.3/rendered").statusCode()).isEqualTo(404);
    }

    private static BufferedImage picture(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
