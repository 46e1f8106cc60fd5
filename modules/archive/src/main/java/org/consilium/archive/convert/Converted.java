package org.consilium.archive.convert;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.consilium.archive.Overlay;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetRewriter;
import org.consilium.dicom.io.Transcode;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The data set of an instance in a transfer syntax of choice, and its length. As stored it comes from where it lies; changed, it
 * is written to a file first, since its length has to be known before it is sent. The file is gone when the stream is closed.
 */
public final class Converted implements Closeable {

    private final InputStream dataSet;
    private final long length;

    private Converted(InputStream dataSet, long length) {
        this.dataSet = dataSet;
        this.length = length;
    }

    /**
     * @param target one of {@link Encodings#of}
     * @throws Rejected TRANSFER_SYNTAX_NOT_SUPPORTED when its pixels cannot be decoded here, DATA_SET_CORRUPT and others when it
     *     cannot be read
     */
    public static Converted of(StoredInstance instance, TransferSyntax target, Encodings encodings) throws IOException {
        if (target.equals(instance.transferSyntax())) {
            return asStored(instance);
        }
        return written(out -> write(instance, target, encodings, out));
    }

    /** In the encoding it is stored in; its very bytes unless something about it was corrected. */
    public static Converted asStored(StoredInstance instance) throws IOException {
        Optional<Overlay> correction = instance.correction();
        if (correction.isEmpty()) {
            return new Converted(instance.open(), instance.length());
        }
        return written(out -> {
            try (InputStream received = instance.open()) {
                DataSetRewriter.rewrite(received, instance.transferSyntax(), correction.get()::apply, out);
            }
        });
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static Converted written(Writing writing) throws IOException {
        Path file = Files.createTempFile("consilium-convert", ".dataset");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                writing.to(out);
            }
            long length = Files.size(file);
            return new Converted(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), length);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void write(StoredInstance instance, TransferSyntax target, Encodings encodings, OutputStream out)
            throws IOException {
        TransferSyntax stored = instance.transferSyntax();
        if (!Transcode.isPossible(stored)) {
            PixelDecoding.of(instance, encodings.decoder())
                    .orElseThrow(() -> new Rejected(
                            Reason.TRANSFER_SYNTAX_NOT_SUPPORTED, "the pixels cannot be decompressed here"))
                    .write(target, out);
            return;
        }
        try (Converted asStored = asStored(instance)) {
            InputStream dataSet = asStored.dataSet();
            if (target.isExplicit()) {
                Transcode.toExplicitLittleEndian(dataSet, stored, out);
            } else {
                Transcode.toImplicitLittleEndian(dataSet, stored, out);
            }
        }
    }

    public InputStream dataSet() {
        return dataSet;
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        dataSet.close();
    }
}
