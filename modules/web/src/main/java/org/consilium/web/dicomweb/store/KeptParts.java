package org.consilium.web.dicomweb.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.storage.DurableFiles;
import org.consilium.web.multipart.Part;
import org.consilium.web.negotiation.MediaRange;
import org.consilium.web.negotiation.PixelMediaTypes;
import org.springframework.http.HttpHeaders;

/**
 * The parts of a request of metadata and bulk data, until all of them are there. They lie one after another in a file that has
 * lost its name as soon as it was opened: whatever becomes of this process, nothing of it stays.
 */
final class KeptParts implements Closeable {

    private static final int COPY_BYTES = 64 << 10;

    private final MetadataLimits limits;
    private final FileChannel file;
    private final List<BulkPart> metadata = new ArrayList<>();
    private final Map<String, List<BulkPart>> bulkData = new LinkedHashMap<>();
    private long metadataBytes;
    private long bulkDataBytes;

    private KeptParts(MetadataLimits limits, FileChannel file) {
        this.limits = limits;
        this.file = file;
    }

    static KeptParts within(MetadataLimits limits) throws IOException {
        Path name = Files.createTempFile(limits.folder(), "store-", ".parts");
        try {
            return new KeptParts(limits, FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } finally {
            Files.delete(name);
        }
    }

    /** Errors: TOO_LARGE; OUT_OF_RESOURCES when the disk is full. */
    void metadata(InputStream body, MediaRange type) throws IOException {
        BulkPart kept = copy(body, type, limits.metadataBytesMax() - metadataBytes, "metadata");
        metadataBytes += kept.length();
        metadata.add(kept);
    }

    /** Errors: as above; INVALID_REQUEST for a part that no metadata can refer to. */
    void bulkData(Part part) throws IOException {
        String location = part.header(HttpHeaders.CONTENT_LOCATION).orElse("");
        if (location.isEmpty() || location.length() > MetadataLimits.LOCATION_LENGTH_MAX) {
            throw new Rejected(
                    Reason.INVALID_REQUEST,
                    "bulk data needs a Content-Location of at most " + MetadataLimits.LOCATION_LENGTH_MAX
                            + " characters");
        }
        MediaRange type = MediaRange.parse(part.header(HttpHeaders.CONTENT_TYPE).orElse(PixelMediaTypes.OCTET_STREAM));
        BulkPart kept = copy(part.body(), type, limits.bulkDataBytesMax() - bulkDataBytes, "bulk data");
        bulkDataBytes += kept.length();
        bulkData.computeIfAbsent(location, _ -> new ArrayList<>()).add(kept);
    }

    private BulkPart copy(InputStream body, MediaRange type, long bytesMax, String what) throws IOException {
        long start = metadataBytes + bulkDataBytes;
        long position = start;
        byte[] buffer = new byte[COPY_BYTES];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            if (position - start + count > bytesMax) {
                throw new Rejected(Reason.TOO_LARGE, "more " + what + " in one request than this node takes");
            }
            position += write(ByteBuffer.wrap(buffer, 0, count), position);
        }
        return new BulkPart(type, file, start, position - start);
    }

    private int write(ByteBuffer bytes, long position) throws IOException {
        int written = 0;
        try {
            while (bytes.hasRemaining()) {
                written += file.write(bytes, position + written);
            }
        } catch (IOException e) {
            throw DurableFiles.refusalOf(e);
        }
        return written;
    }

    /** The parts with metadata, in their order. */
    List<BulkPart> metadata() {
        return metadata;
    }

    /** The parts that a reference names, in the order in which they came; none where there is no such part. */
    List<BulkPart> named(String uri) {
        return bulkData.getOrDefault(uri, List.of());
    }

    /** How many parts of bulk data none of these references names. */
    int unnamed(Set<String> references) {
        Set<String> left = new HashSet<>(bulkData.keySet());
        left.removeAll(references);
        return left.stream().mapToInt(location -> named(location).size()).sum();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
