package org.consilium.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.consilium.dicom.TransferSyntax;

/** Frames of nine by six pixels as encoders of others compressed them: two bytes say how to read each, its stream follows. */
final class PixelSeeds {

    private static final List<byte[]> FRAMES = List.of(
            seed(
                    false,
                    TransferSyntax.JPEG_LOSSLESS_SV1,
                    "/9j/wwALEAAGAAkBAREA/8QAGAAAAwEBAAAAAAAAAAAAAAAAAgoLDBD/2gAIAQEAAQAA4zMzMzsDuGOG"
                            + "OGYwt99wxwxwywPmFLCtujMKW6MwpYVt0ZgbSPR8NI9Hwj4aR6PhpHrA6EyfOz6T5T5QmT52fVgczMzM"
                            + "z//ZAA=="),
            seed(
                    false,
                    TransferSyntax.JPEG_LS_LOSSLESS,
                    "/9j/9wALEAAGAAkBAREA//gADQH//wASAEMBFABA/9oACAEBAAAAAKAsBYBwDAMBgLAMQOYYYWYUAvb9"
                            + "1wlwgwwIHF67CT26/jA4vXYQe4D+RR0wdRpX8L7kjZg2jVwG7rcLvZr9sMN1uF3tGC73bC0By/LCb27C"
                            + "kFT/2Q=="),
            seed(
                    true,
                    TransferSyntax.JPEG_LS_LOSSLESS,
                    "/9j/9wARCAAGAAkDAREAAhEAAxEA/9oADAMBAAIAAwAAAgCAAJAkAA8AKK3rG5W9VPFLtQ6YAAACxgGj"
                            + "QBpghLPVHKjVJiktEADQAAALGpQS+Q+99z7nmvNXCEIteY6x1jrHVurdWsPWDuO44AAAHnwAAAImJYrF"
                            + "xAB8SvUm0psAaBqf/9k="),
            seed(
                    false,
                    TransferSyntax.RLE_LOSSLESS,
                    "AgAAAEAAAABsAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                            + "AAAAAPgACAYJDA8CBgkMDwgMAggPBQwCCA8IAgsFDggCCwUOCAgEAQ4LCAQBDvgOCAADBgkMDxIVGAgH"
                            + "Ex8rNxYiLjoIDiM4IDUdMkcvCBUzJEIzJEIzUQgcQz03MStSTEYIIyYpLC8yNTg7"),
            seed(
                    true,
                    TransferSyntax.JPEG_2000_LOSSLESS,
                    "/0//UQAvAAAAAAAJAAAABgAAAAAAAAAAAAAACQAAAAYAAAAAAAAAAAADBwEBBwEBBwEB/1IADAAAAAEB"
                            + "AQQEAAH/XAAHQEBISFD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjD/kAAKAAAA"
                            + "AACoAAH/k9+AkAbAFguxu/sW/B6Njt0knwL/f9+AiA5Kv/lHEYveFU9+qsT/OpF/34CQDjLP4Y1xep8x"
                            + "8CSA1HeHDNx/wfOGg+cVAfIGE2L1bwWPDJvmySfuHOX1zxJP3riXbcPqBYfUFQPnDBNo7MRLDkYsMXk2"
                            + "Y/zYvxIkxuA278faDw+oKg+oFBNpsHIS2j8OL6jB1jveVgc/Er0h/x//2Q=="),
            seed(
                    false,
                    TransferSyntax.HTJ2K_LOSSLESS,
                    "/0//UQApQAAAAAAJAAAABgAAAAAAAAAAAAAACQAAAAYAAAAAAAAAAAABCwEB/1AACAACAAAAB/9SAAwA"
                            + "AgABAAIEBEAB/1wACiBweHh4cHB4/2QAFgABT3BlbkpQSCBWZXIgMC45LjAu/5AACgAAAAAAoQAB/5PA"
                            + "AVzL1NLCrE2N1wAyAb6WAMAAqoABVQACcERMqRZI8gGBtAA8saGbAIQD0XYAOj76AKI0AMABbMABdDAA"
                            + "LaD+k4HKgybLY4cMzmRUrhtWr/0As4hQM5cA/jND5INm0WgyjZ0g9hjaMQYzDshDACgtQ/mYLyFAWpwA"
                            + "/ofyLG8nKu//UEGwScP/Rwb/fwCzilAxlwD/2Q=="));

    private PixelSeeds() {}

    static List<byte[]> all() {
        List<byte[]> seeds = new ArrayList<>(FRAMES);
        seeds.add(joined(true, TransferSyntax.JPEG_BASELINE, jpeg()));
        return seeds;
    }

    private static byte[] jpeg() {
        var picture = new BufferedImage(PixelsProperty.COLUMNS, PixelsProperty.ROWS, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < PixelsProperty.COLUMNS * PixelsProperty.ROWS; i++) {
            picture.setRGB(i % PixelsProperty.COLUMNS, i / PixelsProperty.COLUMNS, i * 70_001);
        }
        try (var stream = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpeg", stream);
            return stream.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] seed(boolean colour, TransferSyntax transferSyntax, String base64) {
        return joined(colour, transferSyntax, Base64.getDecoder().decode(base64));
    }

    private static byte[] joined(boolean colour, TransferSyntax transferSyntax, byte[] stream) {
        byte[] seed = new byte[stream.length + 2];
        seed[0] = (byte) PixelsProperty.SYNTAXES.indexOf(transferSyntax);
        seed[1] = (byte) (colour ? 1 : 0);
        System.arraycopy(stream, 0, seed, 2, stream.length);
        return seed;
    }
}
