package org.consilium.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {

    @Test
    void takesTheFrameInTheMiddle() {
        assertThat(Thumbnails.frame(DataSet.empty())).isZero();
        assertThat(Thumbnails.frame(frames(2))).isZero();
        assertThat(Thumbnails.frame(frames(9))).isEqualTo(4);
    }

    @Test
    void knowsPicturesThatMayShowTheLabelOfASlide() {
        assertThat(Thumbnails.isSlideLabel(imageType("ORIGINAL", "PRIMARY", "LABEL", "NONE")))
                .isTrue();
        assertThat(Thumbnails.isSlideLabel(imageType("ORIGINAL", "PRIMARY", "OVERVIEW", "NONE")))
                .isTrue();
        assertThat(Thumbnails.isSlideLabel(imageType("ORIGINAL", "PRIMARY", "VOLUME", "NONE")))
                .isFalse();
        assertThat(Thumbnails.isSlideLabel(
                        DataSet.builder().text(Tag.SpecimenLabelInImage, "YES").build()))
                .isTrue();
    }

    private static DataSet frames(int count) {
        return DataSet.builder().text(Tag.NumberOfFrames, String.valueOf(count)).build();
    }

    private static DataSet imageType(String... values) {
        return DataSet.builder().text(Tag.ImageType, values).build();
    }
}
