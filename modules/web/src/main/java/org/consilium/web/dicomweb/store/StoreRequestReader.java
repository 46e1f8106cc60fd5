package org.consilium.web.dicomweb.store;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.consilium.archive.Arrival;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Origin;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.web.multipart.MultipartLimits;
import org.consilium.web.multipart.MultipartReader;
import org.consilium.web.multipart.Part;
import org.consilium.web.negotiation.MediaRange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Takes the instances out of a request one after another and hands each to the archive as it comes off the wire. */
final class StoreRequestReader {

    private static final String DICOM = "application/dicom";

    private final InstanceReceiver receiver;
    private final MultipartLimits limits;
    private final MetadataLimits metadataLimits;
    private final Origin origin;
    private final Optional<Uid> study;

    StoreRequestReader(
            InstanceReceiver receiver,
            MultipartLimits limits,
            MetadataLimits metadataLimits,
            Origin origin,
            Optional<Uid> study) {
        this.receiver = receiver;
        this.limits = limits;
        this.metadataLimits = metadataLimits;
        this.origin = origin;
        this.study = study;
    }

    /**
     * Reads the whole request. What was stored before the request broke stays stored, and is reported.
     *
     * <p>Errors: INVALID_REQUEST, TOO_LARGE when nothing was stored; UNSUPPORTED_MEDIA_TYPE.
     */
    void read(HttpServletRequest request, StoreOutcome outcome) throws IOException {
        MediaRange contentType = contentType(request);
        if (contentType.includes(DICOM)) {
            store(request.getInputStream(), outcome);
            return;
        }
        if (MetadataRequestReader.reads(contentType)) {
            metadata(contentType, outcome).readAlone(request.getInputStream(), outcome);
            requireSomething(outcome);
            return;
        }
        String boundary = contentType
                .parameter("boundary")
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "the Content-Type names no boundary"));
        MultipartReader parts = new MultipartReader(request.getInputStream(), boundary, limits);
        if (MetadataRequestReader.reads(contentType.partRange())) {
            metadata(contentType.partRange(), outcome).read(parts, outcome);
        } else {
            files(parts, outcome);
        }
        requireSomething(outcome);
    }

    private void files(MultipartReader parts, StoreOutcome outcome) throws IOException {
        try {
            for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
                read(part.get(), outcome);
            }
        } catch (Rejected broken) {
            if (outcome.isEmpty()) {
                throw broken;
            }
            outcome.failed(broken.reason());
        }
    }

    private MetadataRequestReader metadata(MediaRange root, StoreOutcome outcome) {
        return new MetadataRequestReader(
                metadataLimits, root, (meta, dataSet) -> outcome.add(receiver.receive(arrival(meta), dataSet), meta));
    }

    private static void requireSomething(StoreOutcome outcome) {
        if (outcome.isEmpty()) {
            throw new Rejected(Reason.INVALID_REQUEST, "no instance in the request");
        }
    }

    private void read(Part part, StoreOutcome outcome) throws IOException {
        Optional<MediaRange> type = part.header(HttpHeaders.CONTENT_TYPE).map(MediaRange::parse);
        if (type.isPresent() && !type.get().includes(DICOM)) {
            outcome.failed(Reason.NOT_DICOM);
            return;
        }
        store(part.body(), outcome);
    }

    private void store(InputStream body, StoreOutcome outcome) throws IOException {
        Watched watched = new Watched(body);
        Optional<FileMeta> meta = Optional.empty();
        try {
            Part10Stream file = Part10.open(watched);
            meta = Optional.of(file.meta());
            outcome.add(receiver.receive(arrival(file.meta()), file.dataSet()), file.meta());
        } catch (Rejected refused) {
            if (watched.broken) {
                throw refused; // The request itself, not the instance.
            }
            meta.ifPresentOrElse(
                    known -> outcome.failed(refused.reason(), known), () -> outcome.failed(refused.reason()));
        }
    }

    private Arrival arrival(FileMeta meta) {
        return new Arrival(
                origin,
                meta.transferSyntax(),
                Optional.of(meta.mediaStorageSopClassUid()).filter(uid -> !uid.isEmpty()),
                Optional.of(meta.mediaStorageSopInstanceUid()).filter(uid -> !uid.isEmpty()),
                study);
    }

    private static MediaRange contentType(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Rejected(Reason.TRANSFER_SYNTAX_NOT_SUPPORTED, "Content-Encoding is not supported here");
        }
        @Nullable String header = request.getContentType();
        MediaRange type = MediaRange.parse(header == null ? "application/octet-stream" : header);
        MediaRange stored = type.isMultipartRelated() ? type.partRange() : type;
        if (!stored.includes(DICOM) && !MetadataRequestReader.reads(stored)) {
            throw new Rejected(
                    Reason.UNSUPPORTED_MEDIA_TYPE,
                    "multipart/related of application/dicom, application/dicom+json or application/dicom+xml is what is stored");
        }
        return type;
    }

    /** Knows whether a refusal came from the stream itself: then what follows in the request cannot be read either. */
    private static final class Watched extends FilterInputStream {

        private boolean broken;

        Watched(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (Rejected truncated) {
                broken = true;
                throw truncated;
            }
        }
    }
}
