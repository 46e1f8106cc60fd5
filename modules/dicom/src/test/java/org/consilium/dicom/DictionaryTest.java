package org.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DictionaryTest {

    @Test
    void findsAnElementByTagAndByKeyword() {
        assertThat(Dictionary.find(Tag.PatientName))
                .contains(new DictionaryEntry(0x00100010, "PatientName", VR.PN, "1", false, "Patient's Name"));
        assertThat(Dictionary.tag("PatientName")).hasValue(0x00100010);
        assertThat(Dictionary.tag("NoSuchKeyword")).isEmpty();
    }

    @Test
    void findsMembersOfRepeatingGroups() {
        assertThat(Dictionary.keyword(0x60023000)).isEqualTo("OverlayData");
        assertThat(Dictionary.keyword(0x00203112)).isEqualTo("SourceImageIDs");
        assertThat(Dictionary.find(0x60033000)).as("odd groups are private").isEmpty();
    }

    @Test
    void knowsTheValueRepresentationOfWhatIsNotInTheStandard() {
        assertThat(Dictionary.vr(0x00090010)).as("private creator").isEqualTo(VR.LO);
        assertThat(Dictionary.vr(0x00091001)).as("private element").isEqualTo(VR.UN);
        assertThat(Dictionary.vr(0x00080000)).as("group length").isEqualTo(VR.UL);
        assertThat(Dictionary.vr(0x00080007)).as("unknown").isEqualTo(VR.UN);
    }

    @Test
    void choosesBetweenSignedAndUnsignedByPixelRepresentation() {
        assertThat(Dictionary.vr(Tag.SmallestImagePixelValue, false)).isEqualTo(VR.US);
        assertThat(Dictionary.vr(Tag.SmallestImagePixelValue, true)).isEqualTo(VR.SS);
        assertThat(Dictionary.vr(Tag.Rows, true)).isEqualTo(VR.US);
    }

    @Test
    void knowsAll34ValueRepresentationsByTheirLetters() {
        assertThat(VR.values())
                .hasSize(34)
                .allSatisfy(vr -> assertThat(VR.of(vr.name())).contains(vr));
        assertThat(VR.of("ZZ")).isEmpty();
        assertThat(VR.of('?', 0)).isEmpty();
    }

    @Test
    void namesUidsAndListsStorageSopClasses() {
        assertThat(UidDictionary.name(Uids.CTImageStorage)).isEqualTo("CT Image Storage");
        assertThat(UidDictionary.name("1.2.3")).isEqualTo("1.2.3");
        assertThat(UidDictionary.storageSopClasses())
                .contains(Uids.CTImageStorage, Uids.VLWholeSlideMicroscopyImageStorage)
                .hasSizeGreaterThan(150);
    }

    @Test
    void takesUnknownTransferSyntaxesForEncapsulatedExplicitLittleEndian() {
        TransferSyntax unknown = new TransferSyntax("1.2.999.1");
        assertThat(unknown.isExplicit()).isTrue();
        assertThat(unknown.isLittleEndian()).isTrue();
        assertThat(unknown.isEncapsulated()).isTrue();
        assertThat(unknown.isRegistered()).isFalse();
        assertThat(TransferSyntax.JPEG_2000.isRegistered()).isTrue();
    }
}
