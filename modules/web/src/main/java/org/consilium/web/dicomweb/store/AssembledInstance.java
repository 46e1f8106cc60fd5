package org.consilium.web.dicomweb.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.DetachedElement;
import org.consilium.dicom.Element;
import org.consilium.dicom.SequenceElement;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetStream;
import org.consilium.dicom.io.DetachedValues;
import org.consilium.dicom.io.DetachedValues.Piece;
import org.consilium.dicom.io.FileMeta;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** An instance put together of its metadata and of the parts that the metadata refers to (PS3.18 10.5.2). */
final class AssembledInstance {

    private static final int FILE_META_GROUP = 0x0002;

    private final KeptParts parts;
    private final References references;
    private final Map<Integer, List<? extends Piece>> values = new HashMap<>();
    private long nestedBytes;

    private AssembledInstance(KeptParts parts, References references) {
        this.parts = parts;
        this.references = references;
    }

    /** What is stored, before it is: the file meta information says how it is encoded. */
    @FunctionalInterface
    interface Taker {
        void take(FileMeta meta, DataSetStream dataSet) throws IOException;
    }

    /** What the metadata says of itself, for the answer, whatever becomes of the instance. */
    static FileMeta names(DataSet metadata) {
        return names(metadata, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    private static FileMeta names(DataSet metadata, TransferSyntax transferSyntax) {
        return FileMeta.of(
                metadata.text(Tag.SOPClassUID).orElse(""),
                metadata.text(Tag.SOPInstanceUID).orElse(""),
                transferSyntax);
    }

    /**
     * Puts an instance together and hands it over.
     *
     * @throws Rejected MISSING_ATTRIBUTE where a part is not there, TRANSFER_SYNTAX_NOT_SUPPORTED where it cannot be told how pixel
     *     data is compressed, DATA_SET_CORRUPT where it is not of the frames that the metadata describes, ELEMENT_TOO_LARGE
     */
    static void assemble(DataSet metadata, KeptParts parts, References references, Taker taker) throws IOException {
        new AssembledInstance(parts, references).assemble(metadata, taker);
    }

    private void assemble(DataSet metadata, Taker taker) throws IOException {
        DataSetBuilder builder = DataSet.builder();
        for (Element element : metadata.elements()) {
            if (isCopied(element.tag())) {
                builder.copy(topLevel(element));
            }
        }
        PixelValue pixels = PixelValue.of(metadata, pixelParts(metadata));
        pixels.pieces().ifPresent(pieces -> values.put(Tag.PixelData, pieces));
        pixels.describe(metadata, builder);
        FileMeta meta = names(metadata, pixels.transferSyntax());
        DetachedValues detached = element -> List.copyOf(values.getOrDefault(element.tag(), List.of()));
        try (DataSetStream stream = DataSetStream.open(builder.build(), pixels.transferSyntax(), detached)) {
            taker.take(meta, stream);
        }
    }

    /** What says how the bytes of the sender's file were arranged says nothing of those that are written here. */
    private static boolean isCopied(int tag) {
        return Tags.group(tag) > FILE_META_GROUP
                && !Tags.isGroupLength(tag)
                && tag != Tag.ExtendedOffsetTable
                && tag != Tag.ExtendedOffsetTableLengths;
    }

    private List<BulkPart> pixelParts(DataSet metadata) {
        return metadata.find(Tag.PixelData)
                .filter(DetachedElement.class::isInstance)
                .map(element -> named((DetachedElement) element))
                .orElse(List.of());
    }

    private Element topLevel(Element element) throws IOException {
        if (element instanceof DetachedElement detached) {
            values.put(element.tag(), named(detached));
            return element;
        }
        return element instanceof SequenceElement sequence ? sequence(sequence) : element;
    }

    private Element sequence(SequenceElement sequence) throws IOException {
        List<DataSet> items = new ArrayList<>();
        boolean changed = false;
        for (DataSet item : sequence.items()) {
            DataSetBuilder builder = DataSet.builder();
            for (Element element : item.elements()) {
                Element nested = switch (element) {
                    case SequenceElement deeper -> sequence(deeper);
                    case DetachedElement detached -> inMemory(detached);
                    default -> element;
                };
                changed |= nested != element;
                builder.copy(nested);
            }
            items.add(changed ? builder.build() : item);
        }
        return changed ? new SequenceElement(sequence.tag(), items) : sequence;
    }

    private Element inMemory(DetachedElement element) throws IOException {
        List<BulkPart> named = named(element);
        nestedBytes += named.stream().mapToLong(BulkPart::length).sum();
        if (nestedBytes > MetadataLimits.NESTED_BYTES_MAX) {
            throw new Rejected(
                    Reason.ELEMENT_TOO_LARGE,
                    "more than " + MetadataLimits.NESTED_BYTES_MAX
                            + " bytes of bulk data in sequences of one instance");
        }
        return InSequence.of(element, named);
    }

    private List<BulkPart> named(DetachedElement element) {
        List<BulkPart> named = parts.named(references.uri(element));
        if (named.isEmpty()) {
            throw new Rejected(
                    Reason.MISSING_ATTRIBUTE, Tags.toString(element.tag()) + " refers to a part that is not there");
        }
        return named;
    }
}
