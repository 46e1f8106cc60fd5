package org.consilium.dicom.xml;

import org.consilium.dicom.PeerExceptions;

/** Where DCMTK 3.6.7 writes other XML than we do, and why. */
final class XmlPeerExceptions {

    private XmlPeerExceptions() {}

    static PeerExceptions dcmtk() {
        return new PeerExceptions()
                .because(
                        "DCMTK declares UTF-8 even where all is ASCII",
                        "[^ ]+ ([0-9A-F(),\\[\\]]+)?\\(0008,0005\\) (was not there|has another value)")
                .because(
                        "DCMTK cuts the block off a private element even where no creator says which it is",
                        "malformed/UN_sequence.dcm \\(4453,[01]00C\\) ",
                        "waveform/waveform_ecg.dcm \\(7001,(00|11)\\d\\d\\) ")
                .because(
                        "DCMTK knows private dictionaries of vendors; what is UN in the file stays UN here",
                        "[^ ]+ [^ ]*\\([0-9A-F]{3}[13579BDF],[0-9A-F]{4}\\) was UN is ")
                .because(
                        "DCMTK 3.6.7 writes a third component group where a name ends with an empty one",
                        "charsets/chr(GB2312|X1|X2).dcm \\(0010,0010\\) has another value")
                .because("DCMTK writes -0.0 as 0", "dicomdir/[^ ]+ \\(0027,104[56]\\) has another value")
                .because(
                        "DCMTK 3.6.7 prints doubles a little beside their value; pydicom prints ours",
                        "pet/pet_GH184.dcm \\(0009,10AB\\) has another value",
                        "(us|transfer-syntaxes)/[^ ]+ \\(0018,6011\\)\\[[1-3]\\]\\(0018,602[CE]\\) has another value")
                .because(
                        "what came as UN is what the dictionary says where it fits",
                        "malformed/bad_sequence.dcm \\(0018,93(46|52)\\) was (SQ|FL) is UN")
                .because(
                        "cut off within an element: we refuse instead of repairing silently",
                        "malformed/fuzz/cat07_file_meta/TC0395_meta_glen_max.dcm only we refuse")
                .because(
                        "private creators that came as UN lose their block too, and two of them collide",
                        "mr/MR-JPEGLosslessSV1.dcm theirs ")
                .because(
                        "encapsulated pixel data is OB to DCMTK; the file says OW",
                        "transfer-syntaxes/[^ ]+ \\(7FE0,0010\\) was OW is OB");
    }
}
