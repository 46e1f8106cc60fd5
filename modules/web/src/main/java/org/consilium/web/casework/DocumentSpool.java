package org.consilium.web.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.cases.DocumentSettings;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Where a document lies while it is looked at: a folder of this node's own, emptied when it starts. */
public final class DocumentSpool {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final long bytesMax;

    /** @throws IOException when the folder cannot be made */
    public DocumentSpool(DocumentSettings settings) throws IOException {
        this.folder = Files.createDirectories(settings.folder());
        this.bytesMax = settings.sizeMax().toBytes();
        try (var left = Files.newDirectoryStream(folder, "document*")) {
            for (var file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The body of a request as a file, which is gone when it is closed. Errors: TOO_LARGE. */
    Taken take(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > bytesMax) {
            throw tooLarge();
        }
        var taken = new Taken(Files.createTempFile(folder, "document", ""));
        boolean whole = false;
        try (var in = request.getInputStream();
                var out = Files.newOutputStream(taken.path())) {
            var buffer = new byte[BUFFER_BYTES];
            long length = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                length += count;
                if (length > bytesMax) {
                    throw tooLarge();
                }
                out.write(buffer, 0, count);
            }
            whole = true;
            return taken;
        } finally {
            if (!whole) {
                taken.close();
            }
        }
    }

    private Rejected tooLarge() {
        return new Rejected(Reason.TOO_LARGE, bytesMax + " bytes at most");
    }

    record Taken(Path path) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }
}
