package org.consilium.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.Uid;

/** Stands in for the PACS of the regional hospital: takes what is returned to it and keeps it as files in one folder. */
final class DemoPacs implements AutoCloseable {

    private final Path folder;
    private final DimseServer server;

    DemoPacs(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.server = DimseServer.builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .storage(this::keep)
                .start();
    }

    private DimseStatus keep(StoreRequest request, InputStream dataSet) throws IOException {
        var instance = new Uid(request.affectedSopInstanceUid());
        var unfinished = Files.createTempFile(folder, "receiving", ".part");
        try (var file = Files.newOutputStream(unfinished)) {
            file.write(Part10.header(meta(request, instance, request.transferSyntax())));
            dataSet.transferTo(file);
        }
        Files.move(unfinished, folder.resolve(instance + ".dcm"), StandardCopyOption.REPLACE_EXISTING);
        return DimseStatus.SUCCESS;
    }

    private static FileMeta meta(StoreRequest request, Uid instance, TransferSyntax transferSyntax) {
        return FileMeta.of(request.affectedSopClassUid(), instance.value(), transferSyntax);
    }

    int port() {
        return server.port();
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        server.close();
    }
}
