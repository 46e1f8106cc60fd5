package org.consilium.imaging.render.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read by libjpeg, and beside it stands what libjpeg writes from the same pixels. */
class JpegEncoderTest {

    /** The two round differently, which shows in a picture of 16 pixels. */
    private static final double DECIBELS_LESS = 0.6;

    @ParameterizedTest
    @CsvSource({
        "512, 512, 90",
        "1, 1, 90",
        "8, 8, 50",
        "9, 8, 100",
        "8, 9, 1",
        "17, 9, 90",
        "500, 333, 75",
        "333, 500, 25",
        "16, 1, 99",
        "1, 40, 60"
    })
    void isAsTrueToTheOriginalAsTheWriterOfThePlatform(int columns, int rows, int quality) throws IOException {
        for (int channels : new int[] {1, 3}) {
            var original = picture(columns, rows, channels);
            var written = JpegEncoder.encode(columns, rows, channels, values(original), quality);
            var read = read(written);
            assertThat(read.getWidth()).isEqualTo(columns);
            assertThat(read.getHeight()).isEqualTo(rows);
            var platform = byPlatform(original, quality);
            assertThat(decibels(original.getRaster(), read.getRaster()))
                    .as("%d channels, written", channels)
                    .isGreaterThan(decibels(original.getRaster(), read(platform).getRaster()) - DECIBELS_LESS);
            assertThat(written.length).isLessThan(platform.length * 21 / 20 + 32);
        }
    }

    @Test
    void keepsTheSharpestEdges() throws IOException {
        var original = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int at = 0; at < 64 * 64; at++) {
            original.getRaster().setSample(at % 64, at / 64, 0, (at + at / 64) % 2 * 255);
        }
        var read = read(JpegEncoder.encode(64, 64, 1, values(original), 100));
        assertThat(decibels(original.getRaster(), read.getRaster())).isGreaterThan(50);
    }

    @Test
    void coloursStayWhatTheyAre() throws IOException {
        int[][] colours = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}, {0, 0, 0}, {180, 90, 160}};
        for (var colour : colours) {
            var values = new byte[20 * 20 * 3];
            for (int at = 0; at < values.length; at++) {
                values[at] = (byte) colour[at % 3];
            }
            var read = read(JpegEncoder.encode(20, 20, 3, values, 95));
            for (int band = 0; band < 3; band++) {
                assertThat(read.getRaster().getSample(19, 19, band)).isCloseTo(colour[band], offset(2));
            }
        }
    }

    @Test
    void refusesWhatAJpegCannotHold() {
        assertThatThrownBy(() -> JpegEncoder.encode(JpegEncoder.SIDE_MAX + 1, 1, 1, new byte[65_536], 90))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JpegEncoder.encode(2, 2, 3, new byte[11], 90))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JpegEncoder.encode(2, 2, 1, new byte[4], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A round body with a structure inside, and noise, as a CT has. */
    private static BufferedImage picture(int columns, int rows, int channels) {
        var random = new Random(columns * 31L + rows);
        var picture = new BufferedImage(
                columns, rows, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double inside = Math.hypot(column * 2.0 / columns - 1, row * 2.0 / rows - 1);
                double value = inside < 0.8 ? 130 + 60 * Math.sin(column / 23.0) : 8;
                for (int band = 0; band < channels; band++) {
                    var noisy = Math.round(value + 8 * random.nextGaussian() + 15 * band);
                    picture.getRaster().setSample(column, row, band, Math.clamp(noisy, 0, 255));
                }
            }
        }
        return picture;
    }

    private static byte[] values(BufferedImage picture) {
        var raster = picture.getRaster();
        int bands = raster.getNumBands();
        var values = new byte[raster.getWidth() * raster.getHeight() * bands];
        for (int at = 0; at < values.length; at++) {
            int pixel = at / bands;
            values[at] = (byte) raster.getSample(pixel % raster.getWidth(), pixel / raster.getWidth(), at % bands);
        }
        return values;
    }

    private static byte[] byPlatform(BufferedImage picture, int quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality / 100f);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    /** Peak signal to noise; bands count from red in both. */
    private static double decibels(Raster one, Raster other) {
        double squares = 0.01;
        for (int row = 0; row < one.getHeight(); row++) {
            for (int column = 0; column < one.getWidth(); column++) {
                for (int band = 0; band < one.getNumBands(); band++) {
                    double difference = one.getSample(column, row, band) - other.getSample(column, row, band);
                    squares += difference * difference;
                }
            }
        }
        return 10 * Math.log10(255 * 255 * (double) one.getWidth() * one.getHeight() * one.getNumBands() / squares);
    }
}
