package org.consilium.web.dicomweb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.xml.DicomXml;
import org.consilium.kernel.Uid;
import org.consilium.web.BrokenController;
import org.consilium.web.Browser;
import org.consilium.web.TestImages;
import org.consilium.web.TestNode;
import org.consilium.web.dicomweb.capability.Capabilities;
import org.consilium.web.dicomweb.capability.Capability;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The same data sets as JSON and as XML, and what the services say about themselves. */
class NegotiationIT {

    private static final String XML = "multipart/related; type=\"application/dicom+xml\"";
    private static final BulkDataResolver NOTHING = _ -> Optional.of(new byte[0]);

    private static TestNode node;
    private static Client client;
    private static DataSet image;

    @BeforeAll
    static void receiveAnImage() throws IOException {
        node = TestNode.start();
        client = new Client(node);
        image = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1);
        TestImages.receive(node, node.institution("Here").id(), image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    @Test
    void answersTheSameDataSetsAsJsonAndAsXml() throws IOException {
        String uid = image.text(Tag.StudyInstanceUID).orElseThrow();
        String study = "/studies/" + uid;
        for (String path : List.of(
                "/studies?StudyInstanceUID=" + uid,
                "/series?StudyInstanceUID=" + uid,
                "/instances?includefield=all&StudyInstanceUID=" + uid,
                study + "/metadata",
                Client.path(image) + "/metadata")) {
            HttpResponse<byte[]> xml = client.get(path, "Accept", XML);
            assertThat(Client.contentType(xml))
                    .as(path)
                    .startsWith("multipart/related; type=\"application/dicom+xml\"");
            List<Client.Content> parts = Client.parts(xml);
            assertThat(parts).hasSize(1);
            assertThat(parts.getFirst().headers().get("content-type")).isEqualTo("application/dicom+xml");
            DataSet fromXml = DicomXml.read(new String(parts.getFirst().bytes(), UTF_8), NOTHING);
            DataSet fromJson = DicomJson.read(new String(client.get(path).body(), UTF_8), NOTHING)
                    .getFirst();
            assertThat(DicomJson.toString(fromXml)).as(path).isEqualTo(DicomJson.toString(fromJson));
            assertThat(fromXml.text(Tag.PatientName).orElse("山田")).contains("山田");
        }
    }

    @Test
    void givesTheFormThatTheClientPrefers() {
        assertThat(Client.contentType(
                        client.get("/studies", "Accept", "application/dicom+json;q=0.2, " + XML + ";q=0.9")))
                .startsWith("multipart/related");
        assertThat(Client.contentType(client.get("/studies", "Accept", XML + ";q=0.2, application/dicom+json;q=0.9")))
                .startsWith("application/dicom+json");
        assertThat(Client.contentType(client.get("/studies", "Accept", "application/json")))
                .startsWith("application/json");
        assertThat(Client.contentType(client.get("/studies", "Accept", "*/*"))).startsWith("application/dicom+json");
        assertThat(Client.contentType(client.get("/studies?accept=application/json", "Accept", XML)))
                .startsWith("application/json");
        assertThat(client.get("/studies", "Accept", "text/html").statusCode()).isEqualTo(406);
        assertThat(client.get("/studies", "Accept", XML + ";q=0").statusCode()).isEqualTo(406);
        assertThat(client.get("/studies", "Accept", "nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void answersStoringInXmlToo() {
        DataSet another = TestImages.ct(Uid.random(), Uid.random(), Uid.random(), 1);
        HttpResponse<byte[]> stored = client.send(
                "POST",
                "/studies",
                BodyPublishers.ofByteArray(TestImages.multipart(TestImages.file(another))),
                "Content-Type",
                "multipart/related; type=\"application/dicom\"; boundary=b",
                "Accept",
                "application/dicom+xml");

        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(Client.contentType(stored)).isEqualTo("application/dicom+xml");
        DataSet outcome = DicomXml.read(new String(stored.body(), UTF_8), NOTHING);
        assertThat(outcome.items(Tag.ReferencedSOPSequence))
                .singleElement()
                .satisfies(item -> assertThat(item.text(Tag.ReferencedSOPInstanceUID))
                        .isEqualTo(another.text(Tag.SOPInstanceUID)));
    }

    @Test
    void letsAClientKeepMetadataUntilItChanges() {
        String path = Client.path(image) + "/metadata";
        String tag = client.get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(client.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(client.get(path, "If-None-Match", tag, "Accept", XML).statusCode())
                .isEqualTo(200);
        assertThat(client.get(path).headers().firstValue("Cache-Control")).contains("private, no-cache");
    }

    @Test
    void describesExactlyTheResourcesThereAre() {
        var mapping = (RequestMappingHandlerMapping) node.context().getBean("requestMappingHandlerMapping");
        TreeSet<String> routes = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    if (pattern.startsWith("/dicomweb/") && handler.getBeanType() != BrokenController.class) {
                        routes.add(method + " "
                                + pattern.replace("/dicomweb", "")
                                        .replace("{*", "/{")
                                        .replace("//", "/"));
                    }
                }
            }
        });
        Set<String> described = Capabilities.TABLE.stream()
                .map(row -> row.method() + " " + row.path())
                .collect(Collectors.toSet());
        assertThat(described).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void tellsAClientThatAsksWhatItOffers() {
        HttpResponse<byte[]> wadl = client.send("OPTIONS", "", BodyPublishers.noBody());
        assertThat(wadl.statusCode()).isEqualTo(200);
        assertThat(Client.contentType(wadl)).isEqualTo("application/vnd.sun.wadl+xml");
        assertThat(new String(wadl.body(), UTF_8))
                .contains("<resources base=\"" + node.url("/dicomweb") + "\"", "path=\"/studies/{study}/rendered\"");
        JsonNode json = Browser.json(client.send("OPTIONS", "", BodyPublishers.noBody(), "Accept", "application/json"));
        assertThat(json.at("/application/resources/resource")).hasSize((int)
                Capabilities.TABLE.stream().map(Capability::path).distinct().count());
        assertThat(client.send("OPTIONS", "/studies", BodyPublishers.noBody())
                        .headers()
                        .firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET", "POST"));
        assertThat(node.browser()
                        .send(java.net.http.HttpRequest.newBuilder(node.url("/dicomweb"))
                                .method("OPTIONS", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }
}
