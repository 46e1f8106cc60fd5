package org.consilium.dimse;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.consilium.dimse.association.Timeouts;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;

/** An Orthanc server in a temporary folder that knows one modality: us. */
final class Orthanc implements AutoCloseable {

    static final AeTitle TITLE = new AeTitle("ORTHANC");
    static final AeTitle US = new AeTitle("SCU");

    private final Process process;
    private final int dicomPort;
    private final int httpPort;

    /** @param ourPort where {@link #US} listens */
    Orthanc(Path folder, int ourPort) throws IOException {
        ForeignTool orthanc = ForeignTool.require("Orthanc");
        dicomPort = FreePort.find();
        httpPort = FreePort.find();
        Path configuration = Files.writeString(
                folder.resolve("orthanc.json"), """
                {
                  "Name": "test",
                  "StorageDirectory": "%1$s/store",
                  "IndexDirectory": "%1$s/store",
                  "DicomAet": "%2$s",
                  "DicomPort": %3$d,
                  "HttpPort": %4$d,
                  "RemoteAccessAllowed": false,
                  "AuthenticationEnabled": false,
                  "DicomModalities": {
                    "us": {"AET": "%5$s", "Host": "127.0.0.1", "Port": %6$d, "AllowGet": true, "AllowMove": true}
                  }
                }
                """.formatted(folder, TITLE, dicomPort, httpPort, US, ourPort));
        process = orthanc.start(folder.resolve("orthanc.log"), configuration);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Dcmqrscp.isListening(dicomPort) && Dcmqrscp.isListening(httpPort));
    }

    Destination destination() {
        return new Destination("localhost", dicomPort, TITLE, US, Timeouts.DEFAULT);
    }

    /** Base of its REST API. */
    String rest() {
        return "http://localhost:" + httpPort;
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
