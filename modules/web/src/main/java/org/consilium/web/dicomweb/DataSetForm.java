package org.consilium.web.dicomweb;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.json.Utf8Output;
import org.consilium.dicom.xml.DicomXml;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.multipart.MultipartWriter;
import org.consilium.web.negotiation.MediaRange;

/**
 * The forms in which data sets are answered (PS3.18 8.7.3.2): DICOM JSON (PS3.18 F), all in one array; or XML in the Native
 * DICOM Model (PS3.19 A.1), each a part of a multipart message. JSON is what a client gets that takes anything.
 */
public enum DataSetForm {
    DICOM_JSON("application/dicom+json"),
    /** The same under the name that programs know which know nothing of DICOM. */
    PLAIN_JSON("application/json"),
    XML("application/dicom+xml");

    private final String mediaType;

    DataSetForm(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The form a client prefers. Errors: NOT_ACCEPTABLE; asked before any work is done. */
    public static DataSetForm negotiate(HttpServletRequest request) {
        return Requests.accept(request).ranges().stream()
                .flatMap(range -> of(range).stream())
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        Reason.NOT_ACCEPTABLE,
                        "offered: application/dicom+json, multipart/related; type=\"application/dicom+xml\""));
    }

    private static Optional<DataSetForm> of(MediaRange range) {
        if (range.isMultipartRelated() && !range.isAnything()) {
            return range.partRange().includes(XML.mediaType) ? Optional.of(XML) : Optional.empty();
        }
        for (DataSetForm form : values()) {
            if (range.includes(form.mediaType)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /** Answers any number of data sets; nothing at all and 204 when there are none (PS3.18 10.6.3.1). */
    public void answer(Iterable<DataSet> dataSets, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(dataSets, _ -> BulkDataUri.NONE, request, response);
    }

    /** @param bulkData where the large values of each data set can be had */
    public void answer(
            Iterable<DataSet> dataSets,
            Function<DataSet, BulkDataUri> bulkData,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Iterator<DataSet> next = dataSets.iterator();
        if (!next.hasNext()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        String boundary = MultipartWriter.newBoundary();
        response.setContentType(this == XML ? MultipartWriter.contentType(mediaType, boundary) : mediaType);
        if (Requests.isHead(request)) {
            return;
        }
        if (this == XML) {
            parts(next, bulkData, new MultipartWriter(response.getOutputStream(), boundary));
        } else {
            array(next, bulkData, response);
        }
    }

    /** Answers one data set alone. */
    public void answer(DataSet dataSet, HttpServletResponse response) throws IOException {
        response.setContentType(mediaType);
        if (this == XML) {
            DicomXml.write(dataSet, BulkDataUri.NONE, response.getOutputStream());
        } else {
            DicomJson.write(dataSet, BulkDataUri.NONE, response.getOutputStream());
        }
    }

    private void parts(Iterator<DataSet> next, Function<DataSet, BulkDataUri> bulkData, MultipartWriter writer)
            throws IOException {
        while (next.hasNext()) {
            DataSet dataSet = next.next();
            writer.begin(mediaType);
            DicomXml.write(dataSet, bulkData.apply(dataSet), writer.body());
        }
        writer.end();
    }

    private static void array(
            Iterator<DataSet> next, Function<DataSet, BulkDataUri> bulkData, HttpServletResponse response)
            throws IOException {
        Utf8Output json = new Utf8Output(response.getOutputStream());
        String separator = "[";
        while (next.hasNext()) {
            DataSet dataSet = next.next();
            json.append(separator);
            DicomJson.write(dataSet, bulkData.apply(dataSet), json);
            separator = ",";
        }
        json.append(']');
        json.flush();
    }
}
