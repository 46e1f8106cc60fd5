package org.consilium.dicom.json;

import org.consilium.dicom.PeerExceptions;

/** Where DCMTK 3.6.7 and pydicom 2.3.1 write other JSON than we do, and why. */
final class JsonPeerExceptions {

    private JsonPeerExceptions() {}

    /** A value longer than 64 KiB in a short form came as UN (PS3.5 6.2.2 note 4), the dictionary says what it is. */
    private static final String[] LONG_AS_UN = {
        "malformed/fuzz/cat01_tag_overflow/TC0037_accessionnumber_over_64KB.dcm 00080050 vr SH UN",
        "malformed/fuzz/cat01_tag_overflow/TC0079_manufacturermodelname_over_64KB.dcm 00081090 vr LO UN",
        "malformed/fuzz/cat01_tag_overflow/TC0121_seriesdescription_over_64KB.dcm 0008103E vr LO UN",
        "malformed/fuzz/cat01_tag_overflow/TC0163_seriesinstanceuid_over_64KB.dcm 0020000E vr UI UN",
        "malformed/fuzz/cat01_tag_overflow/TC0169_patientname_over_1MB.dcm 00100010 vr PN UN"
    };

    static PeerExceptions dcmtk() {
        return new PeerExceptions()
                .because("a name of nothing but carets is a value", "[^ ]+ (00080090|00100010) count 1 0")
                .because(
                        "DCMTK 3.6.7 converts no Japanese with IR 13, 87 or 159 on this machine",
                        "charsets/chrH3[12].dcm only they refuse",
                        "charsets/chrJapMulti(ExplicitIR6)?.dcm only they refuse",
                        "charsets/chrSQEncoding1.dcm only they refuse",
                        "charsets/chrSQEncoding.dcm 00321064/1/00100010 value ",
                        "malformed/J2K_pixelrep_mismatch.dcm only they refuse")
                .because(
                        "its character set is broken; we read unknown ones as the default repertoire",
                        "ct/tcia_pancreas_explicit_VR-UN.dcm only they refuse")
                .because(
                        "DCMTK pads values of odd length; ours are those of the file",
                        "cr-dx/dx_image.dcm 7FE00010 bytes 35659 35660",
                        "malformed/(meta_missing_tsyntax|nested_priv_SQ).dcm 00010001/1/00010002 bytes 9 10")
                .because(
                        "cut off within an element: we refuse instead of repairing silently",
                        "malformed/fuzz/cat07_file_meta/TC0395_meta_glen_max.dcm only we refuse")
                .because("a long value in UN", LONG_AS_UN)
                .because(
                        "leading spaces of AS are padding",
                        "malformed/fuzz/cat01_tag_overflow/TC0211_age_spaces.dcm 00101010 value ")
                .because(
                        "nothing but null bytes is no value",
                        "malformed/fuzz/cat08_string_encoding/TC0423_null_b_x00_x00_x00_x00_.dcm 00100020 count 0 1")
                .because(
                        "a delimiter of a sequence that never began is skipped",
                        "malformed/fuzz/cat0[36]_[a-z_]+/TC0[0-9]+_stray_seq_delim.dcm only they refuse")
                .because(
                        "DCMTK takes a DICM within the data for the prefix",
                        "malformed/no_preamble_dicm_in_data.dcm only they refuse")
                .because(
                        "DCMTK 3.6.7 cannot write encapsulated pixel data in JSON, and ends there",
                        "[^ ]+ ([0-9A-F/]+/)?7FE00010 only ours",
                        "mammo/mg_GH133.dcm (07A|2050|EAEA)[0-9A-F]+ only ours",
                        "transfer-syntaxes/mr-small/[^ ]+ FFFCFFFC only ours",
                        "us/US-PAL-8-10x-echo.dcm E029[0-9A-F]+ only ours")
                .because(
                        "DCMTK 3.6.7 prints doubles a little beside their value; pydicom prints ours",
                        "sr/dcmqi_rwvm.dcm 00409094/1/00409096/1/00409225 value ",
                        "(us|transfer-syntaxes)/[^ ]+ 00186011/[1-3]/0018602[CE] value ")
                .because(
                        "what came as UN is what the dictionary says where it fits",
                        "malformed/bad_sequence.dcm (00189346 vr SQ|00189352 vr FL) UN",
                        "mr/MR-JPEGLosslessSV1.dcm (0019|0021|2001|2005)0010 vr LO UN")
                .because(
                        "DCMTK knows private dictionaries of vendors; what is UN in the file stays UN here",
                        "[^ ]+ ([0-9A-F/]+/)?[0-9A-F]{3}[13579BDF][0-9A-F]{4} vr UN ");
    }

    static PeerExceptions pydicom() {
        return new PeerExceptions()
                .because(
                        "group lengths are left out of JSON (PS3.18 F.2.2)",
                        "[^ ]+ ([0-9A-F/]+/)?[0-9A-F]{4}0000 only theirs")
                .because(
                        "pydicom knows private dictionaries of vendors; what is UN in the file stays UN here",
                        "[^ ]+ ([0-9A-F/]+/)?[0-9A-F]{3}[13579BDF][0-9A-F]{4} vr UN ")
                .because(
                        "fragments are given by reference only; pydicom writes the items with their headers in line",
                        "[^ ]+ ([0-9A-F/]+/)?7FE00010 bytes 0 [1-9]")
                .because("pydicom 2.3.1 does not know IR 58", "charsets/chrGB2312.dcm 00100010 value ")
                .because(
                        "cut off within an element: we refuse instead of repairing silently",
                        "malformed/3gb-bulk-data-truncated.dcm only we refuse",
                        "malformed/(MR|rtplan)_truncated.dcm only we refuse",
                        "malformed/derived-us-truncated.dcm only we refuse",
                        "malformed/emri_small_jpeg_2k_lossless_too_short.dcm only we refuse",
                        "malformed/fuzz/cat07_file_meta/TC0395_meta_glen_max.dcm only we refuse",
                        "malformed/fuzz/cat08_string_encoding/TC0405_latin1_utf8_payload.dcm only we refuse")
                .because(
                        "not DICOM as far as anybody can tell; pydicom was told to read by force",
                        "malformed/fuzz/cat07_file_meta/TC03(83_no_dicm|89_dicm_offset256).dcm only we refuse",
                        "malformed/(no_meta.dcm|zipMR.gz) only we refuse")
                .because(
                        "pydicom leaves out an element whose value is not a number",
                        "malformed/badVR.dcm 00280008 only ours")
                .because("a long value in UN", LONG_AS_UN)
                .because(
                        "leading spaces of AS are padding",
                        "malformed/fuzz/cat01_tag_overflow/TC0211_age_spaces.dcm 00101010 value ")
                .because(
                        "a delimiter of a sequence that never began is skipped",
                        "malformed/fuzz/cat0[36]_[a-z_]+/TC0[0-9]+_stray_seq_delim.dcm only they refuse")
                .because(
                        "pydicom takes a DICM within the data for the prefix",
                        "malformed/no_preamble_dicm_in_data.dcm [0-9A-F]+ only ")
                .because(
                        "JSON has little endian (PS3.18 F.2.7); pydicom writes the bytes of the file",
                        "transfer-syntaxes/[^ ]*(BigEndianExplicit|bigendian).dcm 7FE00010 bytes ")
                .because(
                        "pydicom keeps a trailing space before a second value",
                        "transfer-syntaxes/1.2.840.10008.1.2.4.(81_JPEGLSLossy|91_JPEG2000).dcm 00080008 value ");
    }
}
