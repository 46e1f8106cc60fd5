package org.consilium.archive.convert;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.TransferSyntax;
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
            return new Converted(instance.open(), instance.length());
        }
        Path file = Files.createTempFile("consilium-convert", ".dataset");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                write(instance, target, encodings, out);
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
        try (InputStream dataSet = instance.open()) {
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
