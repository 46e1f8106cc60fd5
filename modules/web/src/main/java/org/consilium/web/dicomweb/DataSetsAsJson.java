package org.consilium.web.dicomweb;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.json.BulkDataUri;
import org.consilium.dicom.json.DicomJson;

/** Answers data sets as DICOM JSON (PS3.18 F), the only form offered. */
public final class DataSetsAsJson {

    public static final String MEDIA_TYPE = "application/dicom+json";

    private static final String PLAIN_JSON = "application/json";

    private DataSetsAsJson() {}

    /** Errors: NOT_ACCEPTABLE when the client does not take JSON; asked before any work is done. */
    public static String negotiate(HttpServletRequest request) {
        return Requests.accept(request).best(List.of(MEDIA_TYPE, PLAIN_JSON));
    }

    /** Writes an array, one data set after another; nothing at all and 204 when there are none (PS3.18 10.6.3.1). */
    public static void write(
            Iterable<DataSet> dataSets, BulkDataUri bulkData, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String mediaType = negotiate(request);
        if (!dataSets.iterator().hasNext()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType(mediaType);
        if (!Requests.isHead(request)) {
            DicomJson.writeAll(dataSets, bulkData, response.getOutputStream());
        }
    }
}
