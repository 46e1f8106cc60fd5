package org.consilium.web.dicomweb.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** One value of a stored instance: in memory where it is small, else left where it lies and read by position. */
sealed interface BulkValue extends RangedAnswer.Source {

    /** Errors: NOT_FOUND when there is no such element; NOT_ACCEPTABLE for compressed pixels, which are read as frames. */
    static BulkValue find(StoredInstance instance, ElementPath path) throws IOException {
        if (instance.transferSyntax().isDeflated()) {
            return inMemory(shown(instance, wholeDataSet(instance)), path);
        }
        Header header = header(instance);
        Optional<Header.PixelData> pixels = header.pixelData().filter(data -> path.isTopLevel(data.tag()));
        if (pixels.isPresent()) {
            long length = pixels.get()
                    .length()
                    .orElseThrow(
                            () -> new Rejected(Reason.NOT_ACCEPTABLE, "compressed pixel data is retrieved by frames"));
            return new InPlace(instance, pixels.get().offset(), length);
        }
        DataSet attributes = shown(instance, header.attributes());
        return path.in(attributes)
                .filter(DetachedElement.class::isInstance)
                .map(DetachedElement.class::cast)
                .<BulkValue>map(element -> new InPlace(instance, element.offset(), element.length()))
                .orElseGet(() -> inMemory(attributes, path));
    }

    private static DataSet shown(StoredInstance instance, DataSet received) {
        return instance.correction().map(overlay -> overlay.apply(received)).orElse(received);
    }

    private static BulkValue inMemory(DataSet dataSet, ElementPath path) {
        Element element =
                path.in(dataSet).filter(found -> !found.isEmpty()).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        return new InMemory(element.bytes());
    }

    private static Header header(StoredInstance instance) throws IOException {
        try (InputStream dataSet = instance.open()) {
            return HeaderReader.read(dataSet, instance.transferSyntax());
        }
    }

    private static DataSet wholeDataSet(StoredInstance instance) throws IOException {
        try (InputStream dataSet = instance.open()) {
            return DataSetReader.read(dataSet, instance.transferSyntax());
        }
    }

    /** A value that has been read. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record InMemory(byte[] bytes) implements BulkValue {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void write(long from, long count, OutputStream output) throws IOException {
            output.write(bytes, Math.toIntExact(from), Math.toIntExact(count));
        }
    }

    /** @param offset of the value from the start of the data set */
    record InPlace(StoredInstance instance, long offset, long length) implements BulkValue {
        @Override
        public void write(long from, long count, OutputStream output) throws IOException {
            try (InputStream bytes = instance.open(offset + from, count)) {
                bytes.transferTo(output);
            }
        }
    }
}
