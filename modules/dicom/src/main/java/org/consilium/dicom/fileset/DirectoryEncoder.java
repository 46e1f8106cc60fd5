package org.consilium.dicom.fileset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.fileset.Directory.Node;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/**
 * Writes a directory file (PS3.3 F.3). Its records point at each other by their place in the file, so they are encoded, laid
 * out, and encoded again with the places, which does not change their lengths.
 */
final class DirectoryEncoder {

    private static final TransferSyntax ENCODING = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final int SEQUENCE_HEADER_BYTES = 12;
    private static final int ITEM_HEADER_BYTES = 8;

    /** Offsets are unsigned, but so large a directory does not fit into an array. */
    private static final int BYTES_MAX = 1_000_000_000;

    /** A record at its place. */
    private static final class Placed {
        final Node node;
        final List<Placed> children = new ArrayList<>();
        long offset;
        long next;

        Placed(Node node) {
            this.node = node;
        }

        /** Its data set with the offsets that are known by now. */
        byte[] encoded() {
            long lower = children.isEmpty() ? 0 : children.getFirst().offset;
            return bytes(node.record.toBuilder()
                    .integers(Tag.OffsetOfTheNextDirectoryRecord, Math.toIntExact(next))
                    .integers(Tag.OffsetOfReferencedLowerLevelDirectoryEntity, Math.toIntExact(lower))
                    .build());
        }
    }

    private final String fileSetId;
    private final List<Placed> order = new ArrayList<>();

    DirectoryEncoder(String fileSetId) {
        this.fileSetId = fileSetId;
    }

    byte[] encode(Map<String, Node> patients) {
        List<Placed> roots = place(patients.values());
        FileMeta meta =
                FileMeta.of(Uids.MediaStorageDirectoryStorage, Uid.random().value(), ENCODING);
        byte[] fileHead = Part10.header(meta);
        long offset = fileHead.length + (long) bytes(head(roots)).length + SEQUENCE_HEADER_BYTES;
        long first = offset;
        for (Placed placed : order) {
            placed.offset = offset;
            offset += ITEM_HEADER_BYTES + placed.encoded().length;
            if (offset > BYTES_MAX) {
                throw new Rejected(Reason.TOO_LARGE, "directory above " + BYTES_MAX + " bytes");
            }
        }
        link(roots);
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) offset);
        out.writeBytes(fileHead);
        out.writeBytes(bytes(head(roots)));
        out.writeBytes(sequenceHeader((int) (offset - first)));
        for (Placed placed : order) {
            byte[] record = placed.encoded();
            out.writeBytes(header(Tags.ITEM).putInt(record.length).array());
            out.writeBytes(record);
        }
        return out.toByteArray();
    }

    /** Depth first, as a reader would walk. */
    private List<Placed> place(Collection<Node> nodes) {
        List<Placed> siblings = new ArrayList<>();
        for (Node node : nodes) {
            Placed placed = new Placed(node);
            order.add(placed);
            siblings.add(placed);
            placed.children.addAll(place(node.children.values()));
        }
        return siblings;
    }

    private static void link(List<Placed> siblings) {
        for (int i = 0; i < siblings.size(); i++) {
            siblings.get(i).next = i + 1 < siblings.size() ? siblings.get(i + 1).offset : 0;
            link(siblings.get(i).children);
        }
    }

    private DataSet head(List<Placed> roots) {
        long first = roots.isEmpty() ? 0 : roots.getFirst().offset;
        long last = roots.isEmpty() ? 0 : roots.getLast().offset;
        return DataSet.builder()
                .text(Tag.FileSetID, fileSetId)
                .integers(Tag.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity, Math.toIntExact(first))
                .integers(Tag.OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity, Math.toIntExact(last))
                .integers(Tag.FileSetConsistencyFlag, 0)
                .build();
    }

    private static byte[] sequenceHeader(int length) {
        return ByteBuffer.allocate(SEQUENCE_HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header(Tag.DirectoryRecordSequence).array(), 0, 4)
                .put(new byte[] {'S', 'Q', 0, 0})
                .putInt(length)
                .array();
    }

    private static ByteBuffer header(int tag) {
        return ByteBuffer.allocate(ITEM_HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) Tags.group(tag))
                .putShort((short) Tags.element(tag));
    }

    private static byte[] bytes(DataSet dataSet) {
        return DataSetWriter.toByteArray(dataSet, ENCODING);
    }
}
