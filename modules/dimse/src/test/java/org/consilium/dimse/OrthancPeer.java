package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;

/** Orthanc in a temporary folder, which knows one peer, {@code node}. */
final class OrthancPeer implements AutoCloseable {

    static final AeTitle TITLE = new AeTitle("ORTHANC");
    static final AeTitle NODE = new AeTitle("NODE");
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Path WORKLIST_PLUGIN = Path.of("/usr/share/orthanc/plugins/libModalityWorklists.so");

    final int dicomPort = FreePort.find();

    private final int httpPort = FreePort.find();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;

    /**
     * @param tls whose certificates both sides show; none for plain TCP
     * @param worklist files that its worklist consists of
     */
    OrthancPeer(Path folder, int nodePort, Optional<TlsPeers> tls, Path worklist) throws IOException {
        ForeignTool tool = ForeignTool.require("Orthanc");
        if (!Files.exists(WORKLIST_PLUGIN)) {
            throw ForeignTool.missing("Orthanc", "its worklist plugin is not in " + WORKLIST_PLUGIN);
        }
        Path configuration = Files.writeString(folder.resolve("orthanc.json"), """
                {"Name": "peer", "DicomAet": "%s", "DicomPort": %d, "HttpPort": %d,
                 "StorageDirectory": "%s", "IndexDirectory": "%s", "AuthenticationEnabled": false, "KeepAlive": false,
                 "DicomAlwaysAllowFind": true, "DicomAlwaysAllowGet": true, "DicomAlwaysAllowMove": true,
                 "DicomAlwaysAllowFindWorklist": true, "DicomAlwaysAllowEcho": true, "DicomAlwaysAllowStore": true,
                 "Plugins": ["%s"], "Worklists": {"Enable": true, "Database": "%s"}, %s
                 "DicomModalities": {"node": {"AET": "%s", "Host": "localhost", "Port": %d,
                                              "AllowStorageCommitment": true, "UseDicomTls": %b}}}
                """.formatted(
                        TITLE,
                        dicomPort,
                        httpPort,
                        folder.resolve("db"),
                        folder.resolve("db"),
                        WORKLIST_PLUGIN,
                        worklist,
                        tls.map(OrthancPeer::secured).orElse(""),
                        NODE,
                        nodePort,
                        tls.isPresent()));
        process = tool.start(folder.resolve("orthanc.log"), configuration);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> get("/system").contains("ORTHANC"));
    }

    private static String secured(TlsPeers peers) {
        return """
                "DicomTlsEnabled": true, "DicomTlsRemoteCertificateRequired": true,
                "DicomTlsCertificate": "%s", "DicomTlsPrivateKey": "%s", "DicomTlsTrustedCertificates": "%s",
                """.formatted(peers.server.certificate(), peers.server.key(), peers.authority.certificate());
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    String post(String path, String body) throws IOException, InterruptedException {
        return post(path, BodyPublishers.ofString(body));
    }

    String post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(body).build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
