package org.consilium.dicom.io;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * File meta information (PS3.10 7.1).
 *
 * @param mediaStorageSopClassUid SOP class of the data set; empty where a file does not say
 * @param mediaStorageSopInstanceUid SOP instance of the data set; empty where a file does not say
 * @param transferSyntax how the data set is encoded
 * @param sourceAeTitle who wrote the file
 */
public record FileMeta(
        String mediaStorageSopClassUid,
        String mediaStorageSopInstanceUid,
        TransferSyntax transferSyntax,
        Optional<String> sourceAeTitle) {

    /** Identifies this toolkit, as the writer of a file and in associations (PS3.7 D.3.3.2). Fixed: peers know it by this. */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.246228080324318995403398957807015105931";

    /** Short name of this toolkit in the same places, at most 16 characters. */
    public static final String IMPLEMENTATION_VERSION_NAME = "CONSILIUM_0_1";

    /** The file meta information of an object written by this implementation (PS3.10 7.1). */
    public static FileMeta of(String sopClassUid, String sopInstanceUid, TransferSyntax transferSyntax) {
        return new FileMeta(sopClassUid, sopInstanceUid, transferSyntax, Optional.empty());
    }

    /**
     * File meta information for a data set that is going to be written.
     *
     * @throws Rejected {@link Reason#MISSING_ATTRIBUTE} if it has no SOP class or SOP instance UID
     */
    public static FileMeta of(DataSet dataSet, TransferSyntax transferSyntax) {
        return of(required(dataSet, Tag.SOPClassUID), required(dataSet, Tag.SOPInstanceUID), transferSyntax);
    }

    private static String required(DataSet dataSet, int tag) {
        return dataSet.require(tag)
                .text()
                .orElseThrow(() -> new Rejected(Reason.MISSING_ATTRIBUTE, Tags.toString(tag) + " is empty"));
    }

    /**
     * The elements of group 0002 but its length, which {@link Part10} adds. They repeat what the data set and its sender said,
     * right or wrong: an object is not lost for its malformed UID.
     */
    DataSet elements() {
        DataSetBuilder builder = DataSet.builder()
                .bytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1})
                .unchecked(Tag.MediaStorageSOPClassUID, VR.UI, List.of(mediaStorageSopClassUid))
                .unchecked(Tag.MediaStorageSOPInstanceUID, VR.UI, List.of(mediaStorageSopInstanceUid))
                .unchecked(Tag.TransferSyntaxUID, VR.UI, List.of(transferSyntax.uid()))
                .text(Tag.ImplementationClassUID, IMPLEMENTATION_CLASS_UID)
                .text(Tag.ImplementationVersionName, IMPLEMENTATION_VERSION_NAME);
        sourceAeTitle.ifPresent(title -> builder.unchecked(Tag.SourceApplicationEntityTitle, VR.AE, List.of(title)));
        return builder.build();
    }
}
