package org.consilium.imaging.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.testkit.ForeignTool;

/** Decoders of others, as programs: each gives the values of a frame, by pixel. */
enum ReferenceDecoder {
    DCMTK_JPEG("dcmdjpeg", "+cn"),
    DCMTK_JPEG_LS("dcmdjpls"),
    DCMTK_RLE("dcmdrle"),
    GDCM("gdcmconv", "--raw"),
    OPENJPEG("opj_decompress") {
        @Override
        int[] values(ImageFile image, int frame, Path folder) throws IOException {
            Path stream = Files.write(folder.resolve("frame.j2k"), image.stored(frame));
            PixelFormat format = PixelFormat.of(image.header());
            return planes(stream, folder, format);
        }
    };

    private final String tool;
    private final Object[] options;

    ReferenceDecoder(String tool, Object... options) {
        this.tool = tool;
        this.options = options;
    }

    /** The values of a frame, colour by pixel. */
    int[] values(ImageFile image, int frame, Path folder) throws IOException {
        Path decoded = folder.resolve("decoded.dcm");
        Files.deleteIfExists(decoded);
        Object[] arguments = new Object[options.length + 2];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = image.path();
        arguments[options.length + 1] = decoded;
        run(tool, decoded, arguments);
        return valuesOf(ImageFile.open(decoded).decoded(FrameDecoder.standard(), frame));
    }

    /** What OpenJPEG makes of a codestream: component after component, in bytes or little endian words. */
    static int[] planes(Path codestream, Path folder, PixelFormat format) throws IOException {
        Path raw = folder.resolve("planes.rawl");
        Files.deleteIfExists(raw);
        run("opj_decompress", raw, "-i", codestream, "-o", raw);
        byte[] planes = Files.readAllBytes(raw);
        int bytes = planes.length / format.samples();
        return IntStream.range(0, format.samples())
                .map(i -> {
                    int channel = i % format.samplesPerPixel();
                    int at = (channel * format.pixels() + i / format.samplesPerPixel()) * bytes;
                    int low = planes[at] & 0xFF;
                    return format.valueOf(bytes == 1 ? low : low | (planes[at + 1] & 0xFF) << 8);
                })
                .toArray();
    }

    static int[] valuesOf(DecodedFrame frame) {
        return IntStream.range(0, frame.format().samples()).map(frame::value).toArray();
    }

    private static void run(String tool, Path result, Object... arguments) {
        var ended = ForeignTool.require(tool).run(arguments);
        if (!Files.exists(result)) {
            throw new AssertionError(tool + " decoded nothing: " + ended.output());
        }
    }
}
