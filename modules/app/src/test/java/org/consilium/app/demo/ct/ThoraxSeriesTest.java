package org.consilium.app.demo.ct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThoraxSeriesTest {

    private static final long SEED = 7;

    private final ThoraxPhantom phantom = new ThoraxPhantom(SEED);

    @ParameterizedTest(name = "{0} lies between {5} and {6} HU")
    @CsvSource({
        "liver, -80, 0, 25, 8, 45, 70",
        "lung, -85, 30, 175, 5, -920, -780",
        "heart, 24, -30, 120, 8, 30, 60",
        "aorta, 23, 46, 150, 5, 30, 60",
        "trachea, 0, 10, 260, 4, -1024, -900",
        "vertebra, 0, 58, 60, 6, 150, 350",
        "spleen, 92, 42, 45, 6, 35, 60",
        "air beside the patient, -180, -170, 150, 5, -1024, -950",
    })
    void organsLieInTheirHounsfieldRanges(
            String organ, double x, double y, double z, double radius, double least, double most) {
        assertThat(mean(new Point(x, y, z), radius)).as(organ).isBetween(least, most);
    }

    @Test
    void theLesionMeasuresWhatItIsSaidToMeasure() {
        int slice = (int) Math.round(ThoraxPhantom.LESION.z() / ThoraxPhantom.SLICE_SPACING);
        double offset = slice * ThoraxPhantom.SLICE_SPACING - ThoraxPhantom.LESION.z();
        double radius = ThoraxPhantom.LESION_DIAMETER / 2;
        double expected = 2 * Math.sqrt(radius * radius - offset * offset);
        int bright = 0;
        short[] values = phantom.slice(slice);
        for (int row = 0; row < ThoraxPhantom.SIZE; row++) {
            for (int column = 0; column < ThoraxPhantom.SIZE; column++) {
                var place = ThoraxPhantom.place(column, row, slice);
                boolean near = Math.hypot(place.x() - ThoraxPhantom.LESION.x(), place.y() - ThoraxPhantom.LESION.y())
                        < radius + 3;
                if (near && values[row * ThoraxPhantom.SIZE + column] > -400) {
                    bright++;
                }
            }
        }
        double area = bright * ThoraxPhantom.PIXEL_SPACING * ThoraxPhantom.PIXEL_SPACING;
        assertThat(2 * Math.sqrt(area / Math.PI)).isCloseTo(expected, within(1.0));
    }

    @Test
    void theSameSeedGivesTheSameImages() {
        assertThat(phantom.slice(30)).isEqualTo(new ThoraxPhantom(SEED).slice(30));
        assertThat(phantom.slice(30)).isNotEqualTo(new ThoraxPhantom(SEED + 1).slice(30));
    }

    private double mean(Point centre, double radius) {
        int slice = (int) Math.round(centre.z() / ThoraxPhantom.SLICE_SPACING);
        short[] values = phantom.slice(slice);
        double sum = 0;
        int count = 0;
        for (int row = 0; row < ThoraxPhantom.SIZE; row++) {
            for (int column = 0; column < ThoraxPhantom.SIZE; column++) {
                var place = ThoraxPhantom.place(column, row, slice);
                if (Math.hypot(place.x() - centre.x(), place.y() - centre.y()) < radius) {
                    sum += values[row * ThoraxPhantom.SIZE + column];
                    count++;
                }
            }
        }
        return sum / count;
    }
}
