package org.consilium.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of nine by six pixels with values known by formula, compressed by GDCM, OpenJPEG and OpenJPH. */
class CompressedFramesTest {

    private static final int COLUMNS = 9;
    private static final int ROWS = 6;
    private static final int MUTATIONS = 400;

    private static final PixelFormat GREY =
            new PixelFormat(ROWS, COLUMNS, Photometric.MONOCHROME2, 16, 12, 11, false, false, false);
    private static final PixelFormat SIGNED =
            new PixelFormat(ROWS, COLUMNS, Photometric.MONOCHROME2, 16, 16, 15, true, false, false);
    private static final PixelFormat COLOUR =
            new PixelFormat(ROWS, COLUMNS, Photometric.RGB, 8, 8, 7, false, false, false);

    private final FrameDecoder decoder = FrameDecoder.standard();

    @ParameterizedTest
    @MethodSource("frames")
    void givesBackTheValuesThatWereCompressed(Compressed compressed) {
        DecodedFrame frame = decoder.decode(compressed.format, compressed.transferSyntax, compressed.bytes(), 0);

        int[] values =
                IntStream.range(0, frame.format().samples()).map(frame::value).toArray();
        assertThat(values).isEqualTo(expected(compressed.format));
    }

    /** A gigabyte for a frame of a hundred bytes costs those hundred bytes. */
    @Test
    void inflatesADeflatedFrameNoFurtherThanItsAttributesSay() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream deflating =
                new DeflaterOutputStream(bomb, new Deflater(Deflater.BEST_COMPRESSION, true), 1 << 16)) {
            for (int i = 0; i < 1024; i++) {
                deflating.write(new byte[1 << 20]);
            }
        }
        DecodedFrame frame = decoder.decode(GREY, TransferSyntax.DEFLATED_IMAGE_FRAME, bomb.toByteArray(), 0);
        assertThat(frame.format().samples()).isEqualTo(ROWS * COLUMNS);
        assertThat(frame.value(ROWS * COLUMNS - 1)).isZero();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void refusesOrDecodesWhateverIsDoneToAStream(Compressed compressed) {
        Random random = new Random(42);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = compressed.bytes();
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            byte[] stream = random.nextBoolean() ? mutated : Arrays.copyOf(mutated, random.nextInt(mutated.length));
            Throwable thrown =
                    catchThrowable(() -> decoder.decode(compressed.format, compressed.transferSyntax, stream, 0));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(Rejected.class);
            }
        }
    }

    @Test
    void refusesAStreamOfAnotherSizeThanTheHeaderSays() {
        PixelFormat larger =
                new PixelFormat(ROWS + 1, COLUMNS, Photometric.MONOCHROME2, 16, 12, 11, false, false, false);

        for (Compressed compressed : frames().filter(c -> c.format == GREY).toList()) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> decoder.decode(larger, compressed.transferSyntax, compressed.bytes(), 0))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DATA_SET_CORRUPT));
        }
    }

    /** Four bytes that ask for sixty-five thousand columns and rows, in tiles of one by one. */
    @Test
    void refusesASizeThatCostsMoreThanTheStreamIsWorth() {
        for (Compressed compressed :
                frames().filter(c -> c.base64.startsWith("/0//UQ")).toList()) {
            byte[] stream = compressed.bytes();
            for (int at : new int[] {26, 30}) {
                Arrays.fill(stream, at - 2, at + 1, (byte) 0);
                stream[at + 1] = 1;
            }
            PixelFormat huge =
                    new PixelFormat(4000, 4000, compressed.format.photometric(), 8, 8, 7, false, false, false);
            for (int at : new int[] {8, 12}) {
                stream[at + 2] = (byte) (4000 >> 8);
                stream[at + 3] = (byte) 4000;
            }

            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> decoder.decode(huge, compressed.transferSyntax, stream, 0));
        }
    }

    @Test
    void endsWhenTheTimeIsOver() {
        FrameDecoder hasty = new FrameDecoder(new Bulkhead(1 << 20, Duration.ofSeconds(1)), Duration.ZERO);
        Compressed jpeg2000 = frames().filter(c -> c.transferSyntax.equals(TransferSyntax.JPEG_2000_LOSSLESS))
                .findFirst()
                .orElseThrow();

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> hasty.decode(jpeg2000.format, jpeg2000.transferSyntax, jpeg2000.bytes(), 0))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void saysWhichTransferSyntaxesItCannotRender() {
        assertThat(decoder.decodes(TransferSyntax.JPEG_XL)).isFalse();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> decoder.decode(GREY, TransferSyntax.JPEG_XL, new byte[10], 0))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ACCEPTABLE));
    }

    private static int[] expected(PixelFormat format) {
        return IntStream.range(0, format.samples())
                .map(i -> {
                    int pixel = i / format.samplesPerPixel();
                    return value(format, pixel % COLUMNS, pixel / COLUMNS, i % format.samplesPerPixel());
                })
                .toArray();
    }

    private static int value(PixelFormat format, int x, int y, int channel) {
        if (format == GREY) {
            return (x * 4099 + y * 1543 + x * y % 5 * 777) % 4096;
        }
        if (format == SIGNED) {
            return x * 799 - y * 543 - 1000;
        }
        if (y >= 4 && x >= 3) {
            return 200;
        }
        return switch (channel) {
            case 0 -> x * 28;
            case 1 -> y * 50;
            default -> (x + y) * 17;
        };
    }

    static Stream<Compressed> frames() {
        return Stream.of(
                new Compressed(
                        GREY,
                        TransferSyntax.JPEG_LOSSLESS_SV1,
                        "/9j/wwALEAAGAAkBAREA/8QAGAAAAwEBAAAAAAAAAAAAAAAAAgoLDBD/2gAIAQEAAQAA4zMzMzsDuGOGOGYwt99wxw"
                                + "xwywPmFLCtujMKW6MwpYVt0ZgbSPR8NI9Hwj4aR6PhpHrA6EyfOz6T5T5QmT52fVgczMzMz//ZAA=="),
                new Compressed(
                        GREY,
                        TransferSyntax.JPEG_LS_LOSSLESS,
                        "/9j/9wALEAAGAAkBAREA//gADQH//wASAEMBFABA/9oACAEBAAAAAKAsBYBwDAMBgLAMQOYYYWYUAvb91wlwgwwIHF"
                                + "67CT26/jA4vXYQe4D+RR0wdRpX8L7kjZg2jVwG7rcLvZr9sMN1uF3tGC73bC0By/LCb27CkFT/2Q=="),
                new Compressed(
                        GREY,
                        TransferSyntax.RLE_LOSSLESS,
                        "AgAAAEAAAABsAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPgACA"
                                + "YJDA8CBgkMDwgMAggPBQwCCA8IAgsFDggCCwUOCAgEAQ4LCAQBDvgOCAADBgkMDxIVGAgHEx8rNxYiLjoIDiM4IDUd"
                                + "MkcvCBUzJEIzJEIzUQgcQz03MStSTEYIIyYpLC8yNTg7"),
                new Compressed(
                        SIGNED,
                        TransferSyntax.JPEG_LOSSLESS_SV1,
                        "/9j/wwALEAAGAAkBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACg//2gAIAQEAAQAAvgwx9j7H2PsfY+x9j54GPsfY+x"
                                + "9j7H2PsfPAx9j7H2PsfY+x9j54GPsfY+x9j7H2PsfPAx9j7H2PsfY+x9j54GPsfY+x9j7H2Psf/9kA"),
                new Compressed(
                        SIGNED,
                        TransferSyntax.JPEG_LS_LOSSLESS,
                        "/9j/9wALEAAGAAkBAREA//gADQH//wASAEMBFABA/9oACAEBAAAAAD5zHrHbHLG7GrGbGLF6HsAEPYAQBAEAgEAEO4"
                                + "AQ5ZAgEAgICAEN4CAENWPoCAgIAQzgICAIYwIECAIXwIEAQtY8gQIA/9k="),
                new Compressed(
                        SIGNED,
                        TransferSyntax.JPEG_2000_LOSSLESS,
                        "/0//UQApAAAAAAAJAAAABgAAAAAAAAAAAAAACQAAAAYAAAAAAAAAAAABjwEB/1IADAAAAAEAAQQEAAH/XAAHQICIiJ"
                                + "D/ZAAqAAFDcmVhdGVkIGJ5IEdEQ00vT3BlbkpQRUcgdmVyc2lvbiAyLjUuMP+QAAoAAAAAADkAAf+Tw/8ADYAiCelc"
                                + "o9CbptAWvKPPiYpTFMpTaOq/znDtBX+gH7A4Dj+yDHT2r//ZAA=="),
                new Compressed(
                        GREY,
                        TransferSyntax.HTJ2K_LOSSLESS,
                        "/0//UQApQAAAAAAJAAAABgAAAAAAAAAAAAAACQAAAAYAAAAAAAAAAAABCwEB/1AACAACAAAAB/9SAAwAAgABAA"
                                + "IEBEAB/1wACiBweHh4cHB4/2QAFgABT3BlbkpQSCBWZXIgMC45LjAu/5AACgAAAAAAoQAB/5PAAVzL1NLCrE2N"
                                + "1wAyAb6WAMAAqoABVQACcERMqRZI8gGBtAA8saGbAIQD0XYAOj76AKI0AMABbMABdDAALaD+k4HKgybLY4cMzm"
                                + "RUrhtWr/0As4hQM5cA/jND5INm0WgyjZ0g9hjaMQYzDshDACgtQ/mYLyFAWpwA/ofyLG8nKu//UEGwScP/Rwb/"
                                + "fwCzilAxlwD/2Q=="),
                new Compressed(
                        COLOUR,
                        TransferSyntax.HTJ2K_LOSSLESS,
                        "/0//UQAvQAAAAAAJAAAABgAAAAAAAAAAAAAACQAAAAYAAAAAAAAAAAADBwEBBwEBBwEB/1AACAACAAAABP9SAA"
                                + "wAAgABAQIEBEAB/1wACiBYYGBgWFhg/2QAFgABT3BlbkpQSCBWZXIgMC45LjAu/5AACgAAAAAA+gAB/5PACsD/"
                                + "R558aPkAAAN4tgDACtAMRsRWKAT+ABCAvZYAwArQEHJVd6Ah/gAQgL2WAMAEsAEsAEo25BGTAA0MbTQA1gBBdA"
                                + "DABPABNABMUBDpAAGUAJgFHPY0AID8AAF0AMAE8AFRABMA1jPpAAGUAKAU/ABk9jUASv0AAXQAwAqYAVkAFSAE"
                                + "4MIDLH5GVgBoNcRlQVPO5AInWAAAGvsGJXm0VgDACogBVwAVIMP5Ai2NC9YAWzaCORUz87m31wAP8AAAkYAH1w"
                                + "DACpgBWwAVAEcB/AQtGgfWAJF+Nr7qASmfx3K32AAH/AACMIPWAP/Z"),
                new Compressed(
                        COLOUR,
                        TransferSyntax.JPEG_2000_LOSSLESS,
                        "/0//UQAvAAAAAAAJAAAABgAAAAAAAAAAAAAACQAAAAYAAAAAAAAAAAADBwEBBwEBBwEB/1IADAAAAAEBAQQEAA"
                                + "H/XAAHQEBISFD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjD/kAAKAAAAAACoAAH/k9+A"
                                + "kAbAFguxu/sW/B6Njt0knwL/f9+AiA5Kv/lHEYveFU9+qsT/OpF/34CQDjLP4Y1xep8x8CSA1HeHDNx/wfOGg+"
                                + "cVAfIGE2L1bwWPDJvmySfuHOX1zxJP3riXbcPqBYfUFQPnDBNo7MRLDkYsMXk2Y/zYvxIkxuA278faDw+oKg+o"
                                + "FBNpsHIS2j8OL6jB1jveVgc/Er0h/x//2Q=="),
                new Compressed(
                        COLOUR,
                        TransferSyntax.JPEG_LOSSLESS_SV1,
                        "/9j/7gAOQWRvYmUAZAAAAAAA/8MAEQgABgAJA1IRAEcRAEIRAP/EABgAAQEBAQEAAAAAAAAAAAAAAAUABggH/9oADA"
                                + "NSAEcAQgABAADn/n/n9yRckXJFyRckXJFyRckbZIuSLki5IuSLki5IuSLkjbJFyRckXJFyRckXJFyRckbZIuSLki5I"
                                + "uSLki5IuSLkjbJFyRckekL2Kqqqqq2SLki5I9IY31Gqqqqr/2Q=="),
                new Compressed(
                        COLOUR,
                        TransferSyntax.JPEG_LS_LOSSLESS,
                        "/9j/9wARCAAGAAkDAREAAhEAAxEA/9oADAMBAAIAAwAAAgCAAJAkAA8AKK3rG5W9VPFLtQ6YAAACxgGjQBpghLPVHK"
                                + "jVJiktEADQAAALGpQS+Q+99z7nmvNXCEIteY6x1jrHVurdWsPWDuO44AAAHnwAAAImJYrFxAB8SvUm0psAaBqf/9k="),
                new Compressed(
                        COLOUR,
                        TransferSyntax.RLE_LOSSLESS,
                        "AwAAAEAAAAB0AAAAggAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAHD"
                                + "hUcIyoxOAIABw4VHCMqMTgCAAcOFRwjKjE4AgAHDhUcIyoxOACABw4+8gCABw4+8j4APgy+GT4lvjI/vr7yAgAESIz"
                                + "RFVmd4gIESIzRFVmd4iZCCIzRFVmd4iZqggzRFVmd4iZqrsCRFVm+8gCVWZ3+8g="));
    }

    record Compressed(PixelFormat format, TransferSyntax transferSyntax, String base64) {

        byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }

        @Override
        public String toString() {
            return transferSyntax + ", " + format.photometric() + (format.signed() ? ", signed" : "");
        }
    }
}
