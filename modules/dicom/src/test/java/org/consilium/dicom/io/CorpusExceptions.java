package org.consilium.dicom.io;

import org.consilium.dicom.PeerExceptions;

/** Where pydicom 2.3.1 and DCMTK 3.6.7 read something else than we do, and why. */
final class CorpusExceptions {

    private CorpusExceptions() {}

    static PeerExceptions dcmtk() {
        String element = "\\([0-9A-F]{4},[0-9A-F]{4}\\)";
        return new PeerExceptions()
                .because(
                        "a private block that only our dictionary of the vendor has",
                        "(charsets/chr(JapMulti|JapMultiExplicitIR6|KoreanMulti)|ct/series-3slice/0[1-3]).dcm "
                                + element + " ours [A-Z]{2} ([0-9]+) theirs UN \\3$")
                .because(
                        "a private block that only their dictionary of the vendor has; what it calls sequences is kept as UN",
                        "mr/MR-JPEGLosslessSV1.dcm " + element + " ours UN ([0-9]+) theirs [A-Z]{2} \\1$",
                        "mr/MR-JPEGLosslessSV1.dcm \\((2001,105F|2005,1083)\\) ours UN [0-9]+ theirs SQ [12]$",
                        "mr/MR-JPEGLosslessSV1.dcm \\((2001,105F|2005,1083)\\)\\[[01]\\]." + element + " ours missing ")
                .because(
                        "DCMTK adds a byte to a value of odd length",
                        "malformed/(meta_missing_tsyntax|nested_priv_SQ).dcm \\(0001,0001\\)\\[0\\].\\(0001,0002\\) ours UN 9 theirs UN 10$")
                .because(
                        "the file says OW of encapsulated pixel data, which must be OB (PS3.5 A.4); DCMTK corrects it unasked",
                        "(ct|transfer-syntaxes)/[^ ]+ \\(7FE0,0010\\) ours OW 2 theirs OB 2$")
                .because(
                        "a delimiter of a sequence that never began is skipped",
                        "malformed/fuzz/cat0[36]_[a-z_]+/TC0[0-9]+_stray_seq_delim.dcm only they refuse")
                .because(
                        "DCMTK takes a DICM within the data for the prefix",
                        "malformed/no_preamble_dicm_in_data.dcm only they refuse")
                .because(
                        "a broken element of the file meta information, whose length DCMTK guesses",
                        "malformed/fuzz/cat07_file_meta/TC0395_meta_glen_max.dcm only we refuse: DATA_SET_CORRUPT");
    }

    static PeerExceptions pydicom() {
        return new PeerExceptions()
                .because(
                        "no DICOM files; pydicom is told to read anything",
                        "(MANIFEST.tsv|README.md|LICENSES|dicom-json|documents|fhir|hl7|slides)[^ ]* only we refuse: NOT_DICOM",
                        "malformed/zipMR.gz only we refuse: NOT_DICOM")
                .because(
                        "neither prefix nor a data set at the start",
                        "malformed/no_meta.dcm only we refuse: NOT_DICOM",
                        "malformed/fuzz/cat07_file_meta/TC0383_no_dicm.dcm only we refuse: NOT_DICOM",
                        "malformed/fuzz/cat07_file_meta/TC0389_dicm_offset256.dcm only we refuse: NOT_DICOM")
                .because(
                        "cut off within an element; DataSetReader.salvage reads what is there",
                        "malformed/(3gb-bulk-data|MR_|derived-us-|rtplan_)[^ ]*truncated.dcm only we refuse: DATA_SET_CORRUPT",
                        "malformed/MR_truncated.dcm only we refuse: DATA_SET_CORRUPT",
                        "malformed/emri_small_jpeg_2k_lossless_too_short.dcm only we refuse: DATA_SET_CORRUPT",
                        "malformed/fuzz/cat08_string_encoding/TC0405_latin1_utf8_payload.dcm only we refuse: DATA_SET_CORRUPT")
                .because(
                        "group lengths are UL, those of private groups too (PS3.5 7.2)",
                        "[^ ]+ \\([0-9A-F]{3}[13579BDF],0000\\) ours UL (4:[0-9a-f]+) theirs UN \\1$")
                .because(
                        "pydicom takes UN in a big endian file for big endian; it is little endian (PS3.5 6.2.2)",
                        "transfer-syntaxes/1.2.840.10008.1.2.2_BigEndianExplicit.dcm \\(00[0-9A-F]{2},10[0-9A-F]{2}\\) ours (S[LS]|US|F[LD]) ")
                .because(
                        "pydicom 2.3.1 does not switch to GB 2312 twice in a name",
                        "charsets/chrGB2312.dcm \\(0010,0010\\) ours PN Zhang\\^XiaoDong=张\\^小东 ")
                .because(
                        "a value above 64 KiB came as UN, the dictionary says what it is (PS3.5 6.2.2 note 4)",
                        "malformed/fuzz/cat01_tag_overflow/TC0[0-9]+_[a-z]+_over_(64KB|1MB).dcm \\(00[0-9A-F]{2},[0-9A-F]{4}\\) ours (SH|LO|UI|PN) A+ theirs UN ")
                .because(
                        "pydicom takes a DICM within the data for the prefix",
                        "malformed/no_preamble_dicm_in_data.dcm ")
                .because("no number", "malformed/badVR.dcm \\(0028,0008\\) ours IS no number theirs ! ValueError")
                .because(
                        "a delimiter of a sequence that never began is skipped",
                        "malformed/fuzz/cat0[36]_[a-z_]+/TC0[0-9]+_stray_seq_delim.dcm \\(FFFE,E0DD\\) ours missing ")
                .because(
                        "native pixel data in a transfer syntax nobody knows",
                        "malformed/fuzz/cat07_file_meta/TC0401_invalid_ts.dcm \\(7FE0,0010\\) ours OW 8192:");
    }
}
