package org.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class PrivateBlocksTest {

    private static final String CREATOR = "SIEMENS CSA HEADER";

    @Test
    void areFoundByTheirCreatorWhereverTheBlockIs() {
        for (int block : new int[] {0x10, 0x11, 0xFF}) {
            DataSet dataSet = DataSet.builder()
                    .text(0x00290000 | block, VR.LO, CREATOR)
                    .text(0x00290008 | block << 8, VR.CS, "IMAGE NUM 4")
                    .build();
            assertThat(dataSet.find(CREATOR, 0x00290008).flatMap(Element::text)).contains("IMAGE NUM 4");
            assertThat(dataSet.find(CREATOR, 0x00291008)).isPresent();
            assertThat(dataSet.find("SOMEBODY ELSE", 0x00290008)).isEmpty();
            assertThat(dataSet.find(CREATOR, 0x00290009)).isEmpty();
            assertThat(dataSet.privateCreator(0x00290008 | block << 8)).contains(CREATOR);
        }
    }

    @Test
    void areFoundInTheSecondBlockOfACreator() {
        DataSet dataSet = DataSet.builder()
                .text(0x00290010, VR.LO, CREATOR)
                .text(0x00290011, VR.LO, CREATOR)
                .text(0x00291108, VR.CS, "X")
                .build();
        assertThat(dataSet.find(CREATOR, 0x00290008)).isPresent();
    }

    @Test
    void getABlockThatIsFreeAndTheSameOneAgain() {
        DataSetBuilder builder = DataSet.builder().text(0x00290010, VR.LO, "SOMEBODY ELSE");
        int block = builder.privateBlock(CREATOR, 0x0029);
        assertThat(block).isEqualTo(0x00291100);
        assertThat(builder.privateBlock(CREATOR, 0x0029)).isEqualTo(block);
        assertThat(builder.privateBlock("SOMEBODY ELSE", 0x0029)).isEqualTo(0x00291000);
        DataSet dataSet = builder.text(block | 8, VR.CS, "X").build();
        assertThat(dataSet.find(CREATOR, 0x00290008)).isPresent();
        assertThatThrownBy(() -> builder.privateBlock(CREATOR, 0x0028)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areRefusedWhereAGroupIsFull() {
        DataSetBuilder builder = DataSet.builder();
        for (int i = 0x10; i <= 0xFF; i++) {
            assertThat(builder.privateBlock("CREATOR " + i, 0x0009)).isEqualTo(0x00090000 | i << 8);
        }
        assertThatThrownBy(() -> builder.privateBlock("ONE MORE", 0x0009)).isInstanceOf(Rejected.class);
    }

    @Test
    void areNamedForTheBigVendors() {
        assertThat(PrivateDictionary.creators())
                .contains(
                        "SIEMENS CSA HEADER", "GEMS_ACQU_01", "Philips Imaging DD 001", "TOSHIBA_MEC_CT3", "FDMS 1.0");
        DictionaryEntry entry =
                PrivateDictionary.find("SIEMENS CSA HEADER", 0x00291010).orElseThrow();
        assertThat(entry.vr()).isEqualTo(VR.OB);
        assertThat(PrivateDictionary.find("NOBODY", 0x00291010)).isEmpty();
    }

    @Test
    void ofRepeatingGroupsAreNotTakenForThem() {
        assertThat(Dictionary.keyword(0x60023000)).isEqualTo("OverlayData");
        assertThat(Dictionary.keyword(0x60FE3000)).isEqualTo("OverlayData");
        assertThat(Dictionary.find(0x60033000)).isEmpty();
        assertThat(Dictionary.vr(0x50043000)).isEqualTo(VR.OW);
    }
}
