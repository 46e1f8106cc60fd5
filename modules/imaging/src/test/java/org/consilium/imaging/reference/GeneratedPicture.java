package org.consilium.imaging.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.testkit.ForeignTool;

/** A picture made here of gradients, an edge and noise of a fixed seed, something for every band, and what encoders of others make of it. */
record GeneratedPicture(PixelFormat format) {

    static GeneratedPicture grey(int rows, int columns, int bits) {
        int allocated = bits > 8 ? 16 : 8;
        return new GeneratedPicture(new PixelFormat(
                rows, columns, Photometric.MONOCHROME2, allocated, bits, bits - 1, false, false, false));
    }

    static GeneratedPicture colour(int rows, int columns) {
        return new GeneratedPicture(new PixelFormat(rows, columns, Photometric.RGB, 8, 8, 7, false, false, false));
    }

    int[] values() {
        Random random = new Random(20);
        int most = (1 << format.bitsStored()) - 1;
        return IntStream.range(0, format.samples())
                .map(i -> {
                    int pixel = i / format.samplesPerPixel();
                    int x = pixel % format.columns();
                    int y = pixel / format.columns();
                    int level = (x * 3 + y * 5 + i % format.samplesPerPixel() * 40) * most / 1200;
                    int edge = x > 40 && y > 30 && x < 90 ? most / 2 : 0;
                    return Math.clamp((long) level + edge + random.nextInt(Math.max(2, most / 64)), 0, most);
                })
                .toArray();
    }

    /** As OpenJPEG and OpenJPH encode it, which name their options alike. */
    Path codestream(String tool, String options, Path folder) throws IOException {
        Path stream = folder.resolve("picture.j2c");
        List<Object> arguments = new ArrayList<>(List.of("-i", pnm(folder), "-o", stream));
        arguments.addAll(Arrays.asList(options.split(" ", -1)));
        run(tool, arguments.toArray());
        return stream;
    }

    Path pnm(Path folder) throws IOException {
        String kind = format.samplesPerPixel() == 3 ? "P6" : "P5";
        int most = (1 << format.bitsStored()) - 1;
        ByteArrayOutputStream pnm = new ByteArrayOutputStream();
        pnm.write("%s\n%d %d\n%d\n"
                .formatted(kind, format.columns(), format.rows(), most)
                .getBytes(StandardCharsets.US_ASCII));
        for (int value : values()) {
            if (most > 0xFF) {
                pnm.write(value >> 8);
            }
            pnm.write(value);
        }
        return Files.write(folder.resolve(kind.equals("P6") ? "picture.ppm" : "picture.pgm"), pnm.toByteArray());
    }

    static void run(String tool, Object... arguments) {
        var result = ForeignTool.require(tool).run(arguments);
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @Override
    public String toString() {
        return "%d x %d, %d bits, %s"
                .formatted(format.columns(), format.rows(), format.bitsStored(), format.photometric());
    }
}
