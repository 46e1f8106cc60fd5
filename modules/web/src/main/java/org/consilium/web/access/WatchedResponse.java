package org.consilium.web.access;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An answer that asks from time to time, while it is written, whether its reader still may. */
final class WatchedResponse extends HttpServletResponseWrapper {

    /** How long nobody asks. */
    static final Duration CHECK = Duration.ofSeconds(2);

    /** Most bytes written without asking, when the reader takes them slowly. */
    private static final int PIECE_BYTES_MAX = 64 << 10;

    private final BooleanSupplier stillMay;
    private @Nullable ServletOutputStream output;

    WatchedResponse(HttpServletResponse response, BooleanSupplier stillMay) {
        super(response);
        this.stillMay = stillMay;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (output == null) {
            output = new Watched(super.getOutputStream());
        }
        return output;
    }

    private final class Watched extends ServletOutputStream {

        private final ServletOutputStream body;
        private long asked = System.nanoTime();

        Watched(ServletOutputStream body) {
            this.body = body;
        }

        private void ask() throws IOException {
            if (System.nanoTime() - asked < CHECK.toNanos()) {
                return;
            }
            if (!stillMay.getAsBoolean()) {
                throw new IOException("Access has ended while the answer was sent");
            }
            asked = System.nanoTime();
        }

        @Override
        public void write(int value) throws IOException {
            ask();
            body.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PIECE_BYTES_MAX) {
                ask();
                body.write(bytes, offset + done, Math.min(PIECE_BYTES_MAX, length - done));
            }
        }

        @Override
        public void flush() throws IOException {
            body.flush();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            body.setWriteListener(listener);
        }
    }
}
