package org.consilium.dicom.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.io.DataSetParts;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Data sets as DICOM JSON (PS3.18 F) and back. */
public final class DicomJson {

    /** Longest data set that is read, in characters of its text, values in Base64 not counted. */
    public static final int CHARACTERS_MAX = 64 * 1024 * 1024;

    /** Most bytes that the values in Base64 of a data set may have together; larger objects come with references. */
    public static final int INLINE_BYTES_MAX = 64 * 1024 * 1024;

    private DicomJson() {}

    /** Writes one data set as an object. */
    public static void write(DataSet dataSet, BulkDataUri bulkData, Appendable out) throws IOException {
        new DataSetJsonWriter(new JsonWriter(out), bulkData).write(dataSet);
    }

    /** Writes one data set as an object in UTF-8; the stream is flushed, not closed. */
    public static void write(DataSet dataSet, BulkDataUri bulkData, OutputStream out) throws IOException {
        Utf8Output writer = new Utf8Output(out);
        write(dataSet, bulkData, writer);
        writer.flush();
    }

    /**
     * Writes a data set as an object in UTF-8 while it is read; the stream is flushed, not closed. Encapsulated pixel data without
     * a URI is left out.
     */
    public static void write(DataSetParts dataSet, BulkDataUri bulkData, OutputStream out) throws IOException {
        Utf8Output writer = new Utf8Output(out);
        new DataSetJsonWriter(new JsonWriter(writer), bulkData).write(dataSet);
        writer.flush();
    }

    /** Writes data sets as an array of objects in UTF-8, as DICOMweb answers; the stream is flushed, not closed. */
    public static void writeAll(Iterable<DataSet> dataSets, BulkDataUri bulkData, OutputStream out) throws IOException {
        Utf8Output writer = new Utf8Output(out);
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
     * @throws Rejected {@link Reason#INVALID_REQUEST} if the text is not the JSON of data sets, {@link Reason#TOO_LARGE} if
     *     all of it exceeds a limit
     */
    public static List<DataSet> read(String text, BulkDataResolver bulkData) {
        try {
            return read(new StringReader(text), bulkData);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Text in memory has no outages.
        }
    }

    /**
     * Reads an object, or an array of objects, in UTF-8; the stream is not closed.
     *
     * @throws Rejected {@link Reason#INVALID_REQUEST} if the text is not the JSON of data sets, {@link Reason#TOO_LARGE} if
     *     all of it exceeds {@link #CHARACTERS_MAX} or {@link #INLINE_BYTES_MAX}
     */
    public static List<DataSet> read(InputStream stream, BulkDataResolver bulkData) throws IOException {
        return read(decoded(stream), bulkData);
    }

    private static List<DataSet> read(Reader text, BulkDataResolver bulkData) throws IOException {
        List<DataSet> dataSets = new ArrayList<>();
        each(text, bulkData, new JsonBudget(), dataSets::add);
        return dataSets;
    }

    /** Takes data sets one by one. */
    @FunctionalInterface
    public interface Sink {

        /** Takes the next one; an exception ends the reading. */
        void take(DataSet dataSet) throws IOException;
    }

    /**
     * Reads an object, or any number of objects in an array, in UTF-8 and hands over each as soon as its end is reached; nothing
     * is kept. The stream is not closed.
     *
     * @throws Rejected {@link Reason#INVALID_REQUEST} where the text is not the JSON of data sets, {@link Reason#TOO_LARGE} if
     *     one of them exceeds {@link #CHARACTERS_MAX} or {@link #INLINE_BYTES_MAX}; those before were handed over
     */
    public static void readEach(InputStream stream, BulkDataResolver bulkData, Sink sink) throws IOException {
        JsonBudget budget = new JsonBudget();
        each(decoded(stream), bulkData, budget, dataSet -> {
            sink.take(dataSet);
            budget.renew();
        });
    }

    private static Reader decoded(InputStream stream) {
        return new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder());
    }

    private static void each(Reader text, BulkDataResolver bulkData, JsonBudget budget, Sink sink) throws IOException {
        JsonReader json = new JsonReader(text, budget);
        DataSetJsonReader dataSets = new DataSetJsonReader(json, bulkData);
        if (json.peek() != '[') {
            sink.take(dataSets.dataSet());
        } else {
            json.open('[');
            for (boolean first = true; json.more(']', first); first = false) {
                sink.take(dataSets.dataSet());
            }
        }
        if (!json.atEnd()) {
            throw json.malformed();
        }
    }
}
