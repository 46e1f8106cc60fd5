package org.consilium.dimse;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.dimse.association.Timeouts;
import org.consilium.kernel.AeTitle;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;

/** DCMTK's archive in a temporary folder, with one move destination. */
final class Dcmqrscp implements AutoCloseable {

    static final AeTitle TITLE = new AeTitle("QRSCP");
    static final AeTitle MOVE_DESTINATION = new AeTitle("MOVEDEST");

    private final Process process;
    private final int port;

    /** @param destinationPort where {@link #MOVE_DESTINATION} listens */
    Dcmqrscp(Path folder, int destinationPort) throws IOException {
        ForeignTool dcmqrscp = ForeignTool.require("dcmqrscp");
        port = FreePort.find();
        Path storage = Files.createDirectory(folder.resolve("qr"));
        Path configuration = Files.writeString(
                folder.resolve("dcmqrscp.cfg"), """
                NetworkTCPPort = %d
                MaxPDUSize = 65536
                MaxAssociations = 16
                HostTable BEGIN
                dest = (%s, localhost, %d)
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                %s %s RW (100, 1024mb) ANY
                AETable END
                """.formatted(port, MOVE_DESTINATION, destinationPort, TITLE, storage));
        process = dcmqrscp.start(folder.resolve("dcmqrscp.log"), "-v", "-c", configuration);
        await().until(() -> isListening(port));
    }

    Destination destination() {
        return new Destination("localhost", port, TITLE, new AeTitle("SCU"), Timeouts.DEFAULT);
    }

    static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
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
