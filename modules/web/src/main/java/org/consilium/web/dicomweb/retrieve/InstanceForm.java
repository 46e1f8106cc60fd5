package org.consilium.web.dicomweb.retrieve;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Transcode;
import org.consilium.web.negotiation.Accept;
import org.consilium.web.negotiation.MediaRange;

/** The encoding in which an instance is sent. */
enum InstanceForm {
    /** The data set as it was received, byte for byte. */
    STORED,
    /** Explicit VR Little Endian, the default of the standard (PS3.18 8.7.3.5.2). */
    EXPLICIT_LITTLE_ENDIAN,
    /** The same, its pixel data decompressed. */
    DECOMPRESSED;

    static final String MEDIA_TYPE = "application/dicom";

    /**
     * The form a client takes an instance in, by its own preference; none when there is none. Without a transfer syntax
     * parameter Explicit VR Little Endian is meant. Who accepts anything whatsoever gets the stored form where pixel data
     * would have to be decompressed.
     *
     * @param decodable whether the pixel data can be decompressed here; asked only when that matters
     */
    static Optional<InstanceForm> choose(
            Accept accept, boolean multipart, TransferSyntax stored, BooleanSupplier decodable) {
        return accept.ranges().stream()
                .filter(range -> fits(range, multipart))
                .flatMap(range -> in(range, stored, decodable).stream())
                .findFirst();
    }

    /** Whether a client wants one instance alone, not inside a multipart message. */
    static boolean prefersSinglePart(Accept accept) {
        return accept.ranges().stream()
                .filter(range -> fits(range, true) || fits(range, false))
                .findFirst()
                .map(range -> !range.isMultipartRelated() && !range.isAnything())
                .orElse(false);
    }

    TransferSyntax transferSyntax(StoredInstance instance) {
        return this == STORED ? instance.transferSyntax() : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    }

    private static boolean fits(MediaRange range, boolean multipart) {
        if (range.isAnything()) {
            return true;
        }
        return multipart
                ? range.isMultipartRelated() && range.partRange().includes(MEDIA_TYPE)
                : range.includes(MEDIA_TYPE);
    }

    private static Optional<InstanceForm> in(MediaRange range, TransferSyntax stored, BooleanSupplier decodable) {
        String wanted = range.parameter("transfer-syntax").orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
        if (wanted.equals("*") || wanted.equals(stored.uid())) {
            return Optional.of(STORED);
        }
        if (wanted.equals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()) && Transcode.isPossible(stored)) {
            return Optional.of(EXPLICIT_LITTLE_ENDIAN);
        }
        if (range.isAnything()) {
            return Optional.of(STORED);
        }
        boolean decompressed =
                wanted.equals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()) && decodable.getAsBoolean();
        return decompressed ? Optional.of(DECOMPRESSED) : Optional.empty();
    }
}
