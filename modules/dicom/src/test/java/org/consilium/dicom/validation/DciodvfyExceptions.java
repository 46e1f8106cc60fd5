package org.consilium.dicom.validation;

import org.consilium.dicom.PeerExceptions;

/** Where dciodvfy (20220618) misses other attributes than we do, and why. */
final class DciodvfyExceptions {

    private DciodvfyExceptions() {}

    static PeerExceptions get() {
        return new PeerExceptions()
                .because(
                        "the module is used, since the object has an attribute of it; dciodvfy asks for its first one",
                        "[^ ]+ only ours ContrastBolusAgent",
                        "transfer-syntaxes/colour/TestPattern_[^ ]+ only ours SliceThickness",
                        "paramap/parametric_map_float.dcm only ours (BitsStored|HighBit|PixelRepresentation|DoubleFloatPixelData)")
                .because(
                        "General Series requires it; dciodvfy takes what SC Equipment says instead",
                        "transfer-syntaxes/[^ ]+ only ours Modality")
                .because(
                        "RT Series requires it; dciodvfy does not ask it of a dose",
                        "rt/rtdose.dcm only ours OperatorsName")
                .because(
                        "only tiled images may lack what is said of each frame, a condition that is not evaluated here",
                        "mr/enhanced_mr_emri_small.dcm only theirs PerFrameFunctionalGroupsSequence")
                .because(
                        "file meta information is not part of an IOD",
                        "(nm|malformed)/[^ ]+ only theirs (MediaStorageSOP(Class|Instance)UID|FileMetaInformationGroupLength)")
                .because(
                        "dciodvfy evaluates the condition of an attribute or module, which is not done here",
                        "rt/rtstruct.dcm only theirs (FrameOfReferenceUID|PositionReferenceIndicator)",
                        "transfer-syntaxes/fragments/[^ ]+ only theirs (Red|Green|Blue)PaletteColorLookupTable");
    }
}
