package org.consilium.imaging.codec.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.consilium.dicom.TransferSyntax;
import org.consilium.imaging.codec.Deadline;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.Photometric;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.testkit.ForeignTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No encoder at hand writes the refining passes of HTJ2K. So a block that OpenJPH wrote is moved up by one bit-plane and given
 * refining passes of random bits, any of which mean something; OpenJPEG must read the same from them.
 */
class HtRefinementIT {

    private static final int COLUMNS = 61;
    private static final int ROWS = 45;
    private static final PixelFormat FORMAT =
            new PixelFormat(ROWS, COLUMNS, Photometric.MONOCHROME2, 16, 16, 15, false, false, false);
    private static final int GUARD_BIT = 1 << 5;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 2, 40", "2, 2, 900", "3, 3, 60", "4, 3, 1200", "5, 3, 2", "6, 3, 3000"})
    void readsRefiningPassesAsOpenJpegDoes(int seed, int passes, int length) throws IOException {
        byte[] cleanupOnly = encoded();
        byte[] refinement = new byte[length];
        new Random(seed).nextBytes(refinement);
        Path stream = Files.write(folder.resolve("refined.j2k"), refined(cleanupOnly, passes, refinement));
        Path raw = folder.resolve("refined.rawl");
        var result = ForeignTool.require("opj_decompress").run("-i", stream, "-o", raw);
        assertThat(raw).as(result.output()).exists();

        byte[] own = decoded(Files.readAllBytes(stream));

        assertThat(own).isEqualTo(Files.readAllBytes(raw));
        assertThat(own).isNotEqualTo(decoded(refined(cleanupOnly, passes, new byte[length])));
    }

    private static byte[] decoded(byte[] stream) {
        return FrameDecoder.standard()
                .decode(FORMAT, TransferSyntax.HTJ2K, stream, 0)
                .samples();
    }

    private byte[] encoded() throws IOException {
        Random random = new Random(9);
        ByteBuffer pgm = ByteBuffer.allocate(2 * COLUMNS * ROWS).order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            boolean quiet = i % COLUMNS > 30 && random.nextInt(4) > 0;
            pgm.putShort((short) (32768 + (quiet ? 0 : random.nextInt(2000) - 1000)));
        }
        Path source = folder.resolve("picture.pgm");
        try (var out = Files.newOutputStream(source)) {
            out.write("P5\n%d %d\n65535\n".formatted(COLUMNS, ROWS).getBytes(StandardCharsets.US_ASCII));
            out.write(pgm.array());
        }
        Path stream = folder.resolve("cleanup.j2c");
        var result = ForeignTool.require("ojph_compress")
                .run("-i", source, "-o", stream, "-reversible", "true", "-num_decomps", "0", "-block_size", "{64,64}");
        assertThat(result.exitCode()).as(result.output()).isZero();
        return Files.readAllBytes(stream);
    }

    /** The same block one bit-plane higher, by one more guard bit, with refining passes behind its cleanup. */
    private static byte[] refined(byte[] stream, int passes, byte[] refinement) {
        CodeBlock block = onlyBlock(stream);
        byte[] cleanup = block.codewords.getFirst().bytes;
        int tilePart = indexOf(stream, 0xFF90);
        ByteBuffer main = ByteBuffer.wrap(stream.clone(), 0, tilePart);
        int quantization = indexOf(stream, 0xFF5C) + 4;
        main.put(quantization, (byte) (main.get(quantization) + GUARD_BIT));
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(packetHeader(block.zeroPlanes, passes, cleanup.length, refinement.length));
        packet.writeBytes(cleanup);
        packet.writeBytes(refinement);
        return ByteBuffer.allocate(tilePart + 14 + packet.size() + 2)
                .put(main.array(), 0, tilePart)
                .putShort((short) 0xFF90)
                .putShort((short) 10)
                .putShort((short) 0)
                .putInt(14 + packet.size())
                .put((byte) 0)
                .put((byte) 1)
                .putShort((short) 0xFF93)
                .put(packet.toByteArray())
                .putShort((short) 0xFFD9)
                .array();
    }

    private static CodeBlock onlyBlock(byte[] stream) {
        Codestream codestream = Codestream.read(stream);
        Tile tile = codestream.tiles().values().iterator().next();
        var component = new TileComponent(codestream.size().tileArea(0), 0, tile.header, 16, new BlockCount());
        new Packets(tile.packets(), tile.packedHeaders(), List.of(component), Deadline.in(Duration.ofSeconds(10)))
                .read(tile.header);
        return component.bands.getFirst().getFirst().blocks.getFirst();
    }

    /** B.10: one block, included at once; length codes of 13 bits, of 14 where two passes share a segment. */
    private static byte[] packetHeader(int zeroPlanes, int passes, int cleanup, int refinement) {
        StringBuilder bits =
                new StringBuilder("11").append("0".repeat(zeroPlanes)).append('1');
        bits.append(passes == 3 ? "1100" : "10");
        bits.append("1".repeat(10)).append('0').append(binary(cleanup, 13));
        bits.append(binary(refinement, passes == 3 ? 14 : 13));
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        int at = 0;
        int last = 0;
        while (at < bits.length()) {
            int width = last == 0xFF ? 7 : 8;
            String next = bits.substring(at, Math.min(bits.length(), at + width));
            last = Integer.parseInt(next + "0".repeat(width - next.length()), 2);
            header.write(last);
            at += width;
        }
        return header.toByteArray();
    }

    private static String binary(int value, int width) {
        String digits = Integer.toBinaryString(value);
        return "0".repeat(width - digits.length()) + digits;
    }

    private static int indexOf(byte[] stream, int marker) {
        for (int at = 2; at + 1 < stream.length; at++) {
            if (((stream[at] & 0xFF) << 8 | stream[at + 1] & 0xFF) == marker) {
                return at;
            }
        }
        throw new AssertionError("no such marker");
    }
}
