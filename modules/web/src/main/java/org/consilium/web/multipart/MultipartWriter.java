package org.consilium.web.multipart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes a multipart body part by part to a stream (RFC 2046 5.1.1). */
public final class MultipartWriter {

    private final OutputStream output;
    private final String boundary;

    public MultipartWriter(OutputStream output, String boundary) {
        this.output = output;
        this.boundary = boundary;
    }

    /** A boundary that no content contains except by chance of one in 2 to the 122. */
    public static String newBoundary() {
        return "part-" + UUID.randomUUID();
    }

    /** The Content-Type of a message whose parts are of one type (RFC 2387 3). */
    public static String contentType(String partType, String boundary) {
        return "multipart/related; type=\"" + partType + "\"; boundary=\"" + boundary + "\"";
    }

    /**
     * Begins a part; its content follows on {@link #body()}.
     *
     * @param contentType with parameters
     * @param location where the content can be had alone, absolute or relative
     */
    public void begin(String contentType, String location) throws IOException {
        write("\r\n--" + boundary + "\r\nContent-Type: " + contentType + "\r\nContent-Location: " + location
                + "\r\n\r\n");
    }

    /** Begins a part that cannot be had alone. */
    public void begin(String contentType) throws IOException {
        write("\r\n--" + boundary + "\r\nContent-Type: " + contentType + "\r\n\r\n");
    }

    /**
     * Begins a part that is a range of something (RFC 9110 14.6).
     *
     * @param contentRange which, with the length of the whole
     */
    public void beginRange(String contentType, String contentRange) throws IOException {
        write("\r\n--" + boundary + "\r\nContent-Type: " + contentType + "\r\nContent-Range: " + contentRange
                + "\r\n\r\n");
    }

    public OutputStream body() {
        return output;
    }

    /** Writes the closing delimiter; without it a reader knows that the message is not whole. */
    public void end() throws IOException {
        write("\r\n--" + boundary + "--\r\n");
    }

    private void write(String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
