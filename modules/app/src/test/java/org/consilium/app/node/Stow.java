package org.consilium.app.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Part10;

/** Stores by STOW-RS (PS3.18 10.5). */
final class Stow {

    private static final String BOUNDARY = "boundary-of-the-test";

    private Stow() {}

    /** The HTTP status of a request with this one instance. */
    static int store(Node node, DataSet dataSet, TransferSyntax transferSyntax) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(
                ("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        body.write(Part10.toByteArray(dataSet, transferSyntax));
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return node.send(node.request("/dicomweb/studies")
                        .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
                        .header("Accept", "application/dicom+json")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build())
                .statusCode();
    }
}
