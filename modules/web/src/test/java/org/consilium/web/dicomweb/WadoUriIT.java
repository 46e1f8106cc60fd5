package org.consilium.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import javax.imageio.ImageIO;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.kernel.Uid;
import org.consilium.security.Institution;
import org.consilium.security.Role;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What viewers of the time before DICOMweb ask. */
class WadoUriIT {

    private static final TransferSyntax STORED = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

    private static TestNode node;
    private static Client client;
    private static DataSet image;
    private static DataSet report;

    @BeforeAll
    static void receiveAnImageAndAReport() throws IOException {
        node = TestNode.start();
        client = new Client(node);
        Institution here = node.institution("Here");
        node.person("foreigner", node.institution("Elsewhere"), Role.REFERRER);
        image = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1);
        report = DataSet.builder()
                .text(Tag.SOPClassUID, Uids.BasicTextSRStorage)
                .text(Tag.SOPInstanceUID, Uid.random().value())
                .text(Tag.StudyInstanceUID, image.text(Tag.StudyInstanceUID).orElseThrow())
                .text(Tag.SeriesInstanceUID, Uid.random().value())
                .build();
        TestImages.receive(node, here.id(), image, STORED);
        TestImages.receive(node, here.id(), report, STORED);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void givesAPictureOfAnImageAndTheFileOfEverythingElseWhenNothingIsSaid() throws IOException {
        HttpResponse<byte[]> picture = wado(image, "");
        assertThat(Client.contentType(picture)).isEqualTo("image/jpeg");
        assertThat(picture(picture).getWidth()).isEqualTo(TestImages.SIDE);
        HttpResponse<byte[]> file = wado(report, "");
        assertThat(Client.contentType(file)).startsWith("application/dicom");
        assertThat(Part10.read(file.body()).dataSet().text(Tag.SOPInstanceUID))
                .isEqualTo(report.text(Tag.SOPInstanceUID));
    }

    @Test
    void givesTheFileInTheEncodingAskedFor() {
        Part10File plain =
                Part10.read(wado(image, "&contentType=application/dicom").body());
        assertThat(plain.meta().transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        Part10File stored = Part10.read(wado(image, "&contentType=application/dicom&transferSyntax=" + STORED.uid())
                .body());
        assertThat(stored.dataSetBytes().toByteArray()).isEqualTo(TestImages.bytes(image, STORED));
        assertThat(wado(image, "&contentType=application/dicom&transferSyntax=1.2.840.10008.1.2.4.90")
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void rendersTheFrameTheWindowAndTheRegionInTheSizeAskedFor() throws IOException {
        BufferedImage whole =
                picture(wado(image, "&contentType=image/png&frameNumber=2&windowCenter=2048&windowWidth=4096"));
        BufferedImage part = picture(wado(
                image, "&contentType=image/png&frameNumber=2&windowCenter=2048&windowWidth=4096&region=0.5,0.25,1,1"));
        assertThat(part.getWidth()).isEqualTo(8);
        assertThat(part.getHeight()).isEqualTo(12);
        assertThat(part.getRaster().getSample(0, 0, 0))
                .isEqualTo(whole.getRaster().getSample(8, 4, 0));
        assertThat(picture(wado(image, "&rows=4&contentType=image/gif")).getHeight())
                .isEqualTo(4);
        assertThat(picture(wado(image, "&columns=5")).getWidth()).isEqualTo(5);
        assertThat(wado(image, "&imageQuality=5").body().length)
                .isLessThan(wado(image, "&imageQuality=100").body().length);
    }

    @Test
    void takesTheFirstOfTheContentTypesThatItCanProduce() {
        assertThat(Client.contentType(wado(image, "&contentType=video/mpeg,text/html,image/png")))
                .isEqualTo("image/png");
        assertThat(wado(image, "&contentType=text/html").statusCode()).isEqualTo(406);
        assertThat(wado(report, "&contentType=image/jpeg").statusCode()).isEqualTo(406);
    }

    @Test
    void givesVideoAsItIsStoredHereAndAsARenderedResource() throws IOException {
        DataSet film = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 2).toBuilder()
                .fragments(Tag.PixelData, List.of(new byte[0], new byte[] {1, 2, 3, 4}, new byte[] {5, 6}))
                .build();
        TestImages.receive(node, node.institution("Cinema").id(), film, new TransferSyntax("1.2.840.10008.1.2.4.102"));

        HttpResponse<byte[]> video = wado(film, "&contentType=video/mp4");
        assertThat(Client.contentType(video)).isEqualTo("video/mp4");
        assertThat(video.body()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(client.get(Client.path(film) + "/rendered", "Accept", "video/mp4")
                        .body())
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(wado(film, "&contentType=video/mpeg").statusCode()).isEqualTo(406);
        assertThat(client.get(Client.path(film) + "/rendered", "Accept", "image/png")
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void refusesInPlainWordsWhatItDoesNotDo() {
        for (String wrong : List.of(
                "&anonymize=yes",
                "&presentationUID=1.2.3",
                "&windowCenter=1",
                "&region=0,0,2,2",
                "&region=1,1,0,0",
                "&rows=0",
                "&rows=99999",
                "&frameNumber=x",
                "&imageQuality=500")) {
            HttpResponse<byte[]> answer = wado(image, wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(Client.contentType(answer)).isEqualTo("application/problem+json");
        }
        assertThat(Browser.json(wado(image, "&anonymize=yes")).get("detail").asString())
                .contains("de-identified");
        assertThat(wado(image, "&frameNumber=3").statusCode()).isEqualTo(404);
        assertThat(client.get("/wado?requestType=WADO").statusCode()).isEqualTo(400);
        assertThat(client.get("/wado?requestType=XYZ").statusCode()).isEqualTo(400);
    }

    @Test
    void showsAForeignInstanceAsAMissingOne() {
        Browser foreigner = node.browser().signIn("foreigner");
        HttpResponse<byte[]> foreign = foreigner.get("/dicomweb" + query(image));
        HttpResponse<byte[]> missing =
                foreigner.get("/dicomweb/wado?requestType=WADO&studyUID=1.2.3&seriesUID=1.2.4&objectUID=1.2.5");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
        assertThat(node.browser().get("/dicomweb" + query(image)).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<byte[]> wado(DataSet object, String more) {
        return client.get(query(object) + more);
    }

    private static String query(DataSet object) {
        return "/wado?requestType=WADO&studyUID="
                + object.text(Tag.StudyInstanceUID).orElseThrow() + "&seriesUID="
                + object.text(Tag.SeriesInstanceUID).orElseThrow() + "&objectUID="
                + object.text(Tag.SOPInstanceUID).orElseThrow();
    }

    private static BufferedImage picture(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }
}
