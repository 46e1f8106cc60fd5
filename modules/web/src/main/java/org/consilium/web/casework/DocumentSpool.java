package org.consilium.web.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.cases.DocumentSettings;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Where a document lies while it is looked at: a folder of this node's own, emptied when it starts. */
public final class DocumentSpool {

    private static final int BUFFER_BYTES = 1 << 16;

    /** How many times the longest document is read and thrown away. */
    private static final long PASSED_OVER_MAX = 4;

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
            passOver(request.getInputStream());
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
                    passOver(in);
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

    /** A sender that is cut off amid its document does not hear why; one that goes on and on is cut off. */
    private void passOver(InputStream in) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long left = PASSED_OVER_MAX * bytesMax;
        for (int count = in.read(buffer); count >= 0 && left > 0; count = in.read(buffer)) {
            left -= count;
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
