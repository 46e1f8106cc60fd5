package org.consilium.web.dicomweb.worklist;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tags;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.xml.DicomXml;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.web.dicomweb.DataSetForm;
import org.consilium.web.negotiation.MediaRange;
import org.jspecify.annotations.Nullable;

/** The data set of a request about a workitem, in DICOM JSON or XML. */
final class WorkitemBody {

    /** Longest body in bytes: a reason of 10,240 characters in any script, and a hundred attributes. */
    static final int BODY_BYTES_MAX = 64 << 10;

    private WorkitemBody() {}

    /** Errors: INVALID_REQUEST (not one data set), TOO_LARGE, UNSUPPORTED_MEDIA_TYPE. */
    static DataSet read(HttpServletRequest request) throws IOException {
        return readIfAny(request).orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "the request has no payload"));
    }

    static Optional<DataSet> readIfAny(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, BODY_BYTES_MAX + " bytes at most");
        }
        return body.length == 0 ? Optional.empty() : Optional.of(parse(body, request.getContentType()));
    }

    private static DataSet parse(byte[] body, @Nullable String contentType) throws IOException {
        MediaRange type = MediaRange.parse(contentType == null ? DataSetForm.DICOM_JSON.mediaType() : contentType);
        if (type.includes(DataSetForm.XML.mediaType())) {
            return DicomXml.read(new ByteArrayInputStream(body), BulkDataResolver.NONE);
        }
        if (!type.includes(DataSetForm.DICOM_JSON.mediaType()) && !type.includes(DataSetForm.PLAIN_JSON.mediaType())) {
            throw new Rejected(
                    Reason.UNSUPPORTED_MEDIA_TYPE, "application/dicom+json or application/dicom+xml is what is taken");
        }
        List<DataSet> dataSets = DicomJson.read(new ByteArrayInputStream(body), BulkDataResolver.NONE);
        if (dataSets.size() != 1) {
            throw new Rejected(Reason.INVALID_REQUEST, "one data set is what is taken");
        }
        return dataSets.getFirst();
    }

    /** What is not taken is refused and not left out. Errors: INVALID_REQUEST, naming the tags. */
    static void requireOnly(DataSet dataSet, Set<Integer> taken) {
        var others = new TreeSet<String>();
        for (Element element : dataSet.elements()) {
            if (!taken.contains(element.tag())) {
                others.add(Tags.toString(element.tag()));
            }
        }
        if (!others.isEmpty()) {
            throw new Rejected(Reason.INVALID_REQUEST, "this node does not take " + String.join(", ", others));
        }
    }

    /** A UID of the request. Errors: INVALID_UID. */
    static Optional<Uid> uid(DataSet dataSet, int tag) {
        return dataSet.text(tag)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Uid::new);
    }
}
