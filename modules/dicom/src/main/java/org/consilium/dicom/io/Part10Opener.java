package org.consilium.dicom.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Deviation;
import org.consilium.dicom.Deviation.Kind;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Reads the head of a file (PS3.10 7.1). The group length is not relied upon, since too many are wrong: group 0002 ends
 * where another group begins.
 */
final class Part10Opener {

    /** Largest head in bytes; real ones stay below 1 KiB. */
    static final int META_BYTES_MAX = 1024 * 1024;

    private static final String PREFIX = "DICM";
    private static final int META_GROUP = 0x0002;
    private static final int LAST_FIRST_GROUP = 0x0010;

    private final ByteInput in;
    private final Deviations.Collector deviations = Deviations.collector();

    Part10Opener(ByteInput in) {
        this.in = in;
    }

    Part10Stream open() throws IOException {
        int start = in.position();
        boolean prefixed = skipPrefix();
        DataSet meta = meta();
        int dataSetOffset = in.position() - start;
        Optional<TransferSyntax> declared = meta.text(Tag.TransferSyntaxUID).map(TransferSyntax::new);
        Optional<TransferSyntax> transferSyntax = declared.isPresent() ? declared : guess();
        if (transferSyntax.isEmpty() && !prefixed && meta.isEmpty()) {
            throw new Rejected(Reason.NOT_DICOM);
        }
        if (declared.isEmpty()) {
            met(Kind.MISSING_FILE_META, "no transfer syntax is named, it was found from the first element");
        }
        FileMeta fileMeta = new FileMeta(
                meta.text(Tag.MediaStorageSOPClassUID).orElse(""),
                meta.text(Tag.MediaStorageSOPInstanceUID).orElse(""),
                transferSyntax.orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
                meta.text(Tag.SourceApplicationEntityTitle));
        return new Part10Stream(fileMeta, dataSetOffset, in.rest(), deviations.deviations());
    }

    private boolean skipPrefix() throws IOException {
        if (in.has(Part10.PREAMBLE_BYTES + PREFIX.length()) && isPrefix(Part10.PREAMBLE_BYTES) && guess().isEmpty()) {
            in.advance(Part10.PREAMBLE_BYTES + PREFIX.length());
            return true;
        }
        if (in.has(PREFIX.length()) && isPrefix(0)) {
            in.advance(PREFIX.length());
            met(Kind.MISSING_PREAMBLE, "the file begins with its prefix");
            return true;
        }
        met(Kind.MISSING_PREFIX, "the file has no preamble and no prefix");
        return false;
    }

    private void met(Kind kind, String text) {
        deviations.met(new Deviation(kind, "", in.offset(), text));
    }

    private boolean isPrefix(int ahead) {
        for (int i = 0; i < PREFIX.length(); i++) {
            if (in.peek(ahead + i) != PREFIX.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private DataSet meta() throws IOException {
        DataSetParser parser = new DataSetParser(in, Encoding.EXPLICIT_LITTLE, Inspector.of(deviations, 0));
        List<Element> elements = new ArrayList<>();
        long lengthEnd = in.offset();
        while (in.has(8) && (in.peek(0) | in.peek(1) << 8) == META_GROUP && parser.next()) {
            Element element = parser.value();
            elements.add(element);
            if (element.tag() == Tag.FileMetaInformationGroupLength) {
                lengthEnd = in.offset();
            }
        }
        DataSet meta = parser.dataSet(elements);
        if (!meta.isEmpty()) {
            checkLength(meta, in.offset() - lengthEnd);
        }
        return meta;
    }

    private void checkLength(DataSet meta, long bytes) {
        OptionalInt declared = meta.integer(Tag.FileMetaInformationGroupLength);
        if (declared.isEmpty()) {
            met(Kind.FILE_META_GROUP_LENGTH, "the group length is missing");
        } else if (declared.getAsInt() != bytes) {
            met(Kind.FILE_META_GROUP_LENGTH, "declared " + declared.getAsInt() + " bytes, there are " + bytes);
        }
    }

    /** Finds the encoding from the first element of the data set, as far as it looks like one. */
    private Optional<TransferSyntax> guess() throws IOException {
        if (!in.has(8)) {
            return Optional.empty();
        }
        int little = in.peek(0) | in.peek(1) << 8;
        int big = in.peek(0) << 8 | in.peek(1);
        boolean explicit = VR.of(in.peek(4), in.peek(5)).isPresent();
        if (explicit && isFirstGroup(little)) {
            return Optional.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        if (explicit && isFirstGroup(big)) {
            return Optional.of(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
        }
        int tag = little << 16 | in.peek(2) | in.peek(3) << 8;
        boolean known = Tags.isGroupLength(tag) || Dictionary.find(tag).isPresent();
        return isFirstGroup(little) && known ? Optional.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN) : Optional.empty();
    }

    /** Whether data sets begin with such a group: identification, or patient where that is missing. */
    private static boolean isFirstGroup(int group) {
        return group > META_GROUP && group <= LAST_FIRST_GROUP;
    }
}
