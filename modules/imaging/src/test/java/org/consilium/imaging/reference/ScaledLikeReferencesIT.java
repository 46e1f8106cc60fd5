package org.consilium.imaging.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.consilium.dicom.Tag;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.render.FrameRenderer;
import org.consilium.imaging.render.PictureType;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.imaging.render.Viewport;
import org.consilium.imaging.render.Viewport.Region;
import org.consilium.imaging.render.Window;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Viewports pixel by pixel beside the pictures of DCMTK and Pillow in the same size; the table in docs/imaging.md says the tolerances. The
 * window holds every value of the image: DCMTK scales before the window and we afterwards, which differs only where a window cuts off.
 */
class ScaledLikeReferencesIT {

    private static final int TOLERANCE = 1;
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final FrameRenderer RENDERER = new FrameRenderer(FrameDecoder.standard());

    /**
     * The ways in which DCMTK interpolates but one: that of pbmplus counts parts of pixels in twelve bits, so that its picture runs away to the
     * right, and it takes another part of the image when it cuts at the same time.
     */
    private static final List<Integer> ALGORITHMS = List.of(2, 3, 4);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ct/CT_small.dcm",
                "mr/MR_small.dcm",
                "ct/CT-MONO2-16-ankle.dcm",
                "us/US-RGB-8-esopecho.dcm",
                "us/examples_rgb_color.dcm"
            })
    void makesSmallerAndCutsAsDcmtkDoes(String file) throws IOException {
        ImageFile image = ImageFile.open(TestData.file(file));
        int columns = image.header().integer(Tag.Columns).orElseThrow();
        int rows = image.header().integer(Tag.Rows).orElseThrow();
        int side = Math.min(columns, rows) / 2;
        Region part = new Region(columns / 5, rows / 7, side, side);
        List<Object> cut = List.of("+C", part.left(), part.top(), side, side);

        assertSame(image, new Viewport(side, side, Optional.of(part), true), cut);
        for (int algorithm : ALGORITHMS) {
            for (int width : widths(columns, rows)) {
                assertSame(image, box(width), List.of("-a", "+i", algorithm, "+Sxv", width));
            }
            int width = side * 3 / 4;
            List<Object> cutAndSmaller = new ArrayList<>(List.of("-a", "+i", algorithm, "+Sxv", width));
            cutAndSmaller.addAll(cut);
            assertSame(image, new Viewport(width, width, Optional.of(part), true), cutAndSmaller);
        }
    }

    /** Smaller ones for which the height is a whole number too: where it is none, DCMTK cuts it off and we round it. */
    private static int[] widths(int columns, int rows) {
        int steps = BigInteger.valueOf(columns).gcd(BigInteger.valueOf(rows)).intValueExact();
        return DoubleStream.of(1.0 / 2, 1.0 / 3, 2.0 / 3, 0.9)
                .mapToInt(part -> (int) Math.max(1, Math.round(part * steps)) * (columns / steps))
                .distinct()
                .toArray();
    }

    /** DCMTK lays its bilinear picture half a pixel aside and has squares else: the centres of pixels are what all agree about. */
    @ParameterizedTest
    @ValueSource(strings = {"ct/CT_small.dcm", "mr/MR_small.dcm", "us/examples_rgb_color.dcm"})
    void enlargesAsPillowDoesAndKeepsTheCentresOfPixelsWhereDcmtkHasThem(String file) throws IOException {
        ImageFile image = ImageFile.open(TestData.file(file));
        int columns = image.header().integer(Tag.Columns).orElseThrow();
        int rows = image.header().integer(Tag.Rows).orElseThrow();
        Path whole = Files.write(folder.resolve("whole.png"), png(image, Optional.empty()));
        for (int width : new int[] {columns * 3, columns * 2, columns * 3 / 2, columns + 7}) {
            Picture own = Picture.of(png(image, Optional.of(box(width))));
            Path enlarged = folder.resolve("enlarged.png");
            var made = ForeignTool.require("env")
                    .run(
                            PYTHON,
                            "-c",
                            "import sys; from PIL import Image; Image.open(sys.argv[1])"
                                    + ".resize((int(sys.argv[3]), int(sys.argv[4])), Image.BILINEAR).save(sys.argv[2])",
                            whole,
                            enlarged,
                            own.columns,
                            own.rows);
            if (made.output().contains("No module named")) {
                throw ForeignTool.missing("Pillow", "not installed for " + PYTHON);
            }
            assertThat(made.exitCode()).as(made.output()).isZero();
            assertThat(own.largestDifference(Picture.of(Files.readAllBytes(enlarged))))
                    .as("%s, %d columns, beside Pillow", file, width)
                    .isLessThanOrEqualTo(TOLERANCE);
        }
        Picture threefold = Picture.of(png(image, Optional.of(box(columns * 3))));
        Picture dcmtk = dcmtk(image, List.of("-a", "+i", 1, "+Sxv", columns * 3));
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int channel = 0; channel < threefold.channels; channel++) {
                    assertThat(Math.abs(threefold.value(3 * column + 1, 3 * row + 1, channel)
                                    - dcmtk.value(3 * column + 1, 3 * row + 1, channel)))
                            .isLessThanOrEqualTo(TOLERANCE);
                }
            }
        }
    }

    private static Viewport box(int width) {
        return new Viewport(width, Integer.MAX_VALUE, Optional.empty(), true);
    }

    private void assertSame(ImageFile image, Viewport viewport, List<Object> options) throws IOException {
        assertThat(Picture.of(png(image, Optional.of(viewport))).largestDifference(dcmtk(image, options)))
                .as("%s %s", image.path(), options)
                .isLessThanOrEqualTo(TOLERANCE);
    }

    private Picture dcmtk(ImageFile image, List<Object> options) throws IOException {
        Path picture = folder.resolve("picture.pnm");
        Files.deleteIfExists(picture);
        List<Object> arguments = new ArrayList<>(options);
        everything(image).ifPresent(window -> arguments.addAll(List.of("+Ww", window.centre(), window.width())));
        arguments.addAll(List.of(image.path(), picture));
        var ended = ForeignTool.require("dcmj2pnm").run(arguments.toArray());
        assertThat(picture).as(image.path() + ": " + ended.output()).exists();
        return Picture.ofPnm(Files.readAllBytes(picture));
    }

    private static byte[] png(ImageFile image, Optional<Viewport> viewport) throws IOException {
        RenderOptions options = RenderOptions.of(PictureType.PNG);
        if (viewport.isPresent()) {
            options = options.within(viewport.get());
        }
        Optional<Window> window = everything(image);
        if (window.isPresent()) {
            options = options.through(window.get());
        }
        return RENDERER.render(image.header(), 0, image.transferSyntax(), image.stored(0), options)
                .bytes();
    }

    /** The window from the least to the most value of a grey image. */
    private static Optional<Window> everything(ImageFile image) throws IOException {
        DecodedFrame frame = image.decoded(FrameDecoder.standard(), 0);
        if (frame.format().photometric().isColour()) {
            return Optional.empty();
        }
        double slope = image.header().number(Tag.RescaleSlope).orElse(1);
        double intercept = image.header().number(Tag.RescaleIntercept).orElse(0);
        var values = IntStream.of(ReferenceDecoder.valuesOf(frame)).summaryStatistics();
        double least = values.getMin() * slope + intercept;
        double most = values.getMax() * slope + intercept;
        return Optional.of(Window.linear((least + most + 1) / 2, most - least + 1));
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Picture(int columns, int rows, int channels, int[] values) {

        static Picture of(byte[] png) throws IOException {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            int[] values = image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
            return new Picture(
                    image.getWidth(), image.getHeight(), image.getRaster().getNumBands(), values);
        }

        static Picture ofPnm(byte[] pnm) {
            String[] head = new String(pnm, 0, Math.min(pnm.length, 64), StandardCharsets.US_ASCII).split("\\s", 5);
            int columns = Integer.parseInt(head[1]);
            int rows = Integer.parseInt(head[2]);
            int channels = head[0].equals("P6") ? 3 : 1;
            int start =
                    Stream.of(head).limit(4).mapToInt(word -> word.length() + 1).sum();
            return new Picture(
                    columns,
                    rows,
                    channels,
                    IntStream.range(0, columns * rows * channels)
                            .map(i -> pnm[start + i] & 0xFF)
                            .toArray());
        }

        int value(int column, int row, int channel) {
            return values[(row * columns + column) * channels + channel];
        }

        int largestDifference(Picture other) {
            assertThat(List.of(other.columns, other.rows, other.channels)).isEqualTo(List.of(columns, rows, channels));
            return IntStream.range(0, values.length)
                    .map(i -> Math.abs(values[i] - other.values[i]))
                    .max()
                    .orElse(0);
        }
    }
}
