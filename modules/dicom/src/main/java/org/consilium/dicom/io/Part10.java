package org.consilium.dicom.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** DICOM files (PS3.10 7): preamble, prefix {@code DICM}, file meta information, data set. */
public final class Part10 {

    static final int PREAMBLE_BYTES = 128;

    private Part10() {}

    /** Preamble, prefix and file meta information; a data set in the transfer syntax it names may follow untouched. */
    public static byte[] header(FileMeta meta) {
        DataSet elements = meta.elements();
        byte[] withoutLength = DataSetWriter.toByteArray(elements, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        DataSet length = DataSet.builder()
                .integers(Tag.FileMetaInformationGroupLength, withoutLength.length)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[PREAMBLE_BYTES]);
        out.writeBytes(new byte[] {'D', 'I', 'C', 'M'});
        out.writeBytes(DataSetWriter.toByteArray(length, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        out.writeBytes(withoutLength);
        return out.toByteArray();
    }

    /** Writes a data set as a file; the stream is not closed. */
    public static void write(FileMeta meta, DataSet dataSet, OutputStream out) throws IOException {
        out.write(header(meta));
        DataSetWriter.write(dataSet, meta.transferSyntax(), out);
    }

    /** Writes a data set as a file in memory. */
    public static byte[] toByteArray(DataSet dataSet, TransferSyntax transferSyntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(FileMeta.of(dataSet, transferSyntax), dataSet, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array has no outages.
        }
        return out.toByteArray();
    }

    /**
     * Reads the head of a file, so that the data set can be read or copied from what follows. Files without preamble or
     * without any file meta information are understood; the transfer syntax is then found from the first element.
     *
     * @throws Rejected {@link Reason#NOT_DICOM} if the stream begins with nothing of a DICOM file
     */
    public static Part10Stream open(InputStream stream) throws IOException {
        return new Part10Opener(ByteInput.of(stream, Part10Opener.META_BYTES_MAX)).open();
    }

    /**
     * Reads a whole file into memory.
     *
     * @throws Rejected if it is no DICOM file
     */
    public static Part10File read(byte[] file) {
        return read(file, DataSetParser::dataSet);
    }

    /**
     * Reads what can be read of a file that may be cut off or broken; see {@link DataSetReader#salvage}.
     *
     * @throws Rejected if it is no DICOM file or exceeds a limit
     */
    public static Part10File salvage(byte[] file) {
        return read(file, DataSetParser::salvaged);
    }

    private static Part10File read(byte[] file, DataSetReader.Way way) {
        try {
            return Part10File.of(file, new Part10Opener(ByteInput.of(file, 0, file.length)).open(), way);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array has no outages.
        }
    }

    /**
     * Reads a whole file into memory; the stream is not closed.
     *
     * @throws Rejected if it is no DICOM file, or longer than {@link DataSetReader#BYTES_MAX}
     */
    public static Part10File read(InputStream stream) throws IOException {
        byte[] file = stream.readNBytes(DataSetReader.BYTES_MAX);
        if (stream.read() >= 0) {
            throw new Rejected(Reason.TOO_LARGE, "file above " + DataSetReader.BYTES_MAX + " bytes");
        }
        return read(file);
    }

    /** Reads a whole file into memory. */
    public static Part10File read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream);
        }
    }
}
