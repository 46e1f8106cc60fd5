package org.consilium.web.dicomweb.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.DicomJson;
import org.consilium.dicom.xml.DicomXml;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.multipart.MultipartReader;
import org.consilium.web.multipart.Part;
import org.consilium.web.negotiation.MediaRange;
import org.springframework.http.HttpHeaders;

/**
 * Takes instances out of a request of metadata and bulk data (PS3.18 10.5.2). Nothing is stored before all of the request has
 * been read and understood: the bulk data of an instance may be the last part, and what follows a mistake may belong to anything.
 */
final class MetadataRequestReader {

    static final String JSON = "application/dicom+json";
    static final String XML = "application/dicom+xml";

    private final MetadataLimits limits;
    private final boolean xml;
    private final AssembledInstance.Taker taker;

    /** @param root type of the parts with metadata */
    MetadataRequestReader(MetadataLimits limits, MediaRange root, AssembledInstance.Taker taker) {
        this.limits = limits;
        this.xml = root.includes(XML);
        this.taker = taker;
    }

    /** Whether this is what a request of metadata begins with. */
    static boolean reads(MediaRange type) {
        return !type.isAnything() && (type.includes(JSON) || type.includes(XML));
    }

    /** Metadata that is all of the request. Errors: as below. */
    void readAlone(InputStream body, StoreOutcome outcome) throws IOException {
        try (KeptParts parts = KeptParts.within(limits)) {
            parts.metadata(body, MediaRange.parse(xml ? XML : JSON));
            store(parts, outcome);
        }
    }

    /** Errors: INVALID_REQUEST, TOO_LARGE, OUT_OF_RESOURCES; then nothing was stored. */
    void read(MultipartReader request, StoreOutcome outcome) throws IOException {
        try (KeptParts parts = KeptParts.within(limits)) {
            for (Optional<Part> part = request.next(); part.isPresent(); part = request.next()) {
                Optional<MediaRange> type =
                        part.get().header(HttpHeaders.CONTENT_TYPE).map(MediaRange::parse);
                boolean root = parts.metadata().isEmpty();
                if (root && type.isPresent() && !type.get().includes(xml ? XML : JSON)) {
                    throw new Rejected(Reason.INVALID_REQUEST, "the first part is not the metadata");
                }
                if (root || (xml && type.isPresent() && type.get().includes(XML))) {
                    parts.metadata(part.get().body(), MediaRange.parse(xml ? XML : JSON));
                } else {
                    parts.bulkData(part.get());
                }
            }
            store(parts, outcome);
        }
    }

    private void store(KeptParts parts, StoreOutcome outcome) throws IOException {
        References references = new References();
        Set<String> named = new HashSet<>();
        each(parts, references, dataSet -> {
            named.addAll(references.uris());
            references.forget();
        });
        each(parts, references, dataSet -> {
            store(dataSet, parts, references, outcome);
            references.forget();
        });
        // They were sent to be kept and are not: the sender must not take the answer for a whole success.
        for (int unnamed = parts.unnamed(named); unnamed > 0; unnamed--) {
            outcome.failed(Reason.INVALID_REQUEST);
        }
    }

    private void store(DataSet metadata, KeptParts parts, References references, StoreOutcome outcome)
            throws IOException {
        try {
            AssembledInstance.assemble(metadata, parts, references, taker);
        } catch (Rejected refused) {
            outcome.failed(refused.reason(), AssembledInstance.names(metadata));
        }
    }

    private void each(KeptParts parts, BulkDataResolver references, DicomJson.Sink sink) throws IOException {
        for (BulkPart part : parts.metadata()) {
            try (InputStream text = part.open()) {
                if (xml) {
                    sink.take(DicomXml.read(text, references));
                } else {
                    DicomJson.readEach(text, references, sink);
                }
            }
        }
    }
}
