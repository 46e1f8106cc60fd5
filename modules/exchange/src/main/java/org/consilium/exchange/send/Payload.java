package org.consilium.exchange.send;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.convert.Converted;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Transcode;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** The data set bytes to be sent and their number: those stored, or a changed encoding of them in a file until closed. */
final class Payload implements Closeable {

    /** Longest data set that is held in memory to be written in Implicit VR Little Endian, in bytes. */
    private static final long IMPLICIT_LENGTH_MAX = 64L << 20;

    private final InputStream stream;
    private final long length;
    private final Optional<Path> file;

    private Payload(InputStream stream, long length, Optional<Path> file) {
        this.stream = stream;
        this.length = length;
        this.file = file;
    }

    /** Errors: TRANSFER_SYNTAX_NOT_SUPPORTED when it is too large to be changed, DATA_SET_CORRUPT when it cannot be read. */
    static Payload of(StoredInstance instance, TransferSyntax target) throws IOException {
        if (target.equals(instance.transferSyntax())) {
            Converted asStored = Converted.asStored(instance);
            return new Payload(asStored.dataSet(), asStored.length(), Optional.empty());
        }
        Path file = Files.createTempFile("consilium-send", ".dataset");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                change(instance, target, out);
            }
            return new Payload(Files.newInputStream(file), Files.size(file), Optional.of(file));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    InputStream stream() {
        return stream;
    }

    long length() {
        return length;
    }

    private static void change(StoredInstance instance, TransferSyntax target, OutputStream out) throws IOException {
        try (Converted received = Converted.asStored(instance)) {
            InputStream stored = received.dataSet();
            if (target.isExplicit()) {
                Transcode.toExplicitLittleEndian(stored, instance.transferSyntax(), out);
            } else if (instance.length() > IMPLICIT_LENGTH_MAX) {
                throw new Rejected(
                        Reason.TRANSFER_SYNTAX_NOT_SUPPORTED, "too large to be sent in Implicit VR Little Endian");
            } else {
                DataSet dataSet = DataSetReader.read(stored, instance.transferSyntax());
                DataSetWriter.write(dataSet, target, out);
            }
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
