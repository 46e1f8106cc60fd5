package org.consilium.dicom.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Data sets as DICOM JSON (PS3.18 F) and back. */
public final class DicomJson {

    /** Longest text that is read, in bytes. */
    public static final int BYTES_MAX = 64 * 1024 * 1024;

    private DicomJson() {}

    /** Writes one data set as an object. */
    public static void write(DataSet dataSet, BulkDataUri bulkData, Appendable out) throws IOException {
        new DataSetJsonWriter(new JsonWriter(out), bulkData).write(dataSet);
    }

    /** Writes one data set as an object in UTF-8; the stream is flushed, not closed. */
    public static void write(DataSet dataSet, BulkDataUri bulkData, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        write(dataSet, bulkData, writer);
        writer.flush();
    }

    /** Writes data sets as an array of objects in UTF-8, as DICOMweb answers; the stream is flushed, not closed. */
    public static void writeAll(Iterable<DataSet> dataSets, BulkDataUri bulkData, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        JsonWriter json = new JsonWriter(writer);
        json.beginArray();
        for (DataSet dataSet : dataSets) {
            new DataSetJsonWriter(json, bulkData).write(dataSet);
        }
        json.endArray();
        writer.flush();
    }

    /** One data set as text. */
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
     * Reads an object, or an array of objects.
     *
     * @throws Rejected {@link Reason#INVALID_REQUEST} if the text is not the JSON of data sets
     */
    public static List<DataSet> read(String text, BulkDataResolver bulkData) {
        return new DataSetJsonReader(bulkData).readAll(JsonReader.read(text));
    }

    /**
     * Reads an object, or an array of objects, in UTF-8; the stream is not closed.
     *
     * @throws Rejected {@link Reason#INVALID_REQUEST} if the text is not the JSON of data sets, {@link Reason#TOO_LARGE} if
     *     it is longer than {@link #BYTES_MAX}
     */
    public static List<DataSet> read(InputStream stream, BulkDataResolver bulkData) throws IOException {
        byte[] text = stream.readNBytes(BYTES_MAX + 1);
        if (text.length > BYTES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "JSON above " + BYTES_MAX + " bytes");
        }
        return read(new String(text, StandardCharsets.UTF_8), bulkData);
    }
}
