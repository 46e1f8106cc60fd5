package org.consilium.dicom.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.io.DataSetParts;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Data sets as XML in the Native DICOM Model (PS3.19 A.1) and back.
 *
 * <p>A reference that begins with {@code urn:uuid:} is written as the {@code uuid} of the bulk data, any other as its
 * {@code uri}; a resolver is asked for the {@code urn:uuid:} form too. Values of text with characters that XML 1.0 cannot
 * hold, such as escape sequences that were never decoded, go as Base64 of their UTF-8 form instead of being changed.
 */
public final class DicomXml {

    /** Longest document that is read, in bytes. */
    public static final int BYTES_MAX = 64 * 1024 * 1024;

    private DicomXml() {}

    /** Writes one data set as a document, with a declaration that names UTF-8. */
    public static void write(DataSet dataSet, BulkDataUri bulkData, Appendable out) throws IOException {
        new DataSetXmlWriter(new XmlWriter(out), bulkData).write(dataSet);
    }

    /** Writes one data set as a document in UTF-8; the stream is flushed, not closed. */
    public static void write(DataSet dataSet, BulkDataUri bulkData, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        write(dataSet, bulkData, writer);
        writer.flush();
    }

    /**
     * Writes a data set as a document in UTF-8 while it is read; the stream is flushed, not closed. Encapsulated pixel data without
     * a URI is left out.
     */
    public static void write(DataSetParts dataSet, BulkDataUri bulkData, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        new DataSetXmlWriter(new XmlWriter(writer), bulkData).write(dataSet);
        writer.flush();
    }

    /** One data set as a document, bulk data in line. */
    public static String toString(DataSet dataSet) {
        StringBuilder text = new StringBuilder();
        try {
            write(dataSet, BulkDataUri.NONE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Text in memory has no outages.
        }
        return text.toString();
    }

    /**
     * Reads a document.
     *
     * @throws Rejected {@link Reason#INVALID_REQUEST} if it is not the XML of a data set, {@link Reason#TOO_LARGE} if it is
     *     longer than {@link #BYTES_MAX}, {@link Reason#DATA_SET_TOO_DEEP} if its sequences are nested too deeply
     */
    public static DataSet read(InputStream stream, BulkDataResolver bulkData) throws IOException {
        return DataSetXmlReader.read(stream, bulkData);
    }

    /** Reads a document, as {@link #read(InputStream, BulkDataResolver)} does. */
    public static DataSet read(String document, BulkDataResolver bulkData) {
        try {
            return read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), bulkData);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array has no outages.
        }
    }
}
