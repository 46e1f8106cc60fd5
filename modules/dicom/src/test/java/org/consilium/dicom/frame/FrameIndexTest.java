package org.consilium.dicom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.JPEG_BASELINE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class FrameIndexTest {

    private static final byte[] NO_TABLE = {};
    private static final byte[] FIRST = {(byte) 0xFF, (byte) 0xD8, 1, 2};
    private static final byte[] MORE = {3, 4, 5, 6, 7, 8};
    private static final byte[] SECOND = {(byte) 0xFF, (byte) 0xD8, 9, 10, 11, 12};

    private static DataSetBuilder image(int rows, int columns, int bitsAllocated, int frames) {
        return DataSet.builder()
                .integers(Tag.SamplesPerPixel, 1)
                .integers(Tag.NumberOfFrames, frames)
                .integers(Tag.Rows, rows)
                .integers(Tag.Columns, columns)
                .integers(Tag.BitsAllocated, bitsAllocated);
    }

    private static FrameIndex index(DataSet dataSet, TransferSyntax transferSyntax) throws IOException {
        byte[] bytes = DataSetWriter.toByteArray(dataSet, transferSyntax);
        return FrameIndex.of(HeaderReader.read(new ByteArrayInputStream(bytes), transferSyntax), ByteSource.of(bytes));
    }

    private static byte[] frame(FrameIndex index, int number) throws IOException {
        return index.open(number).readAllBytes();
    }

    private static void assertRejected(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void findsNativeFramesByTheirSize() throws IOException {
        byte[] pixels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        FrameIndex index =
                index(image(1, 2, 16, 3).bytes(Tag.PixelData, VR.OW, pixels).build(), EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(index.count()).isEqualTo(3);
        assertThat(frame(index, 0)).containsExactly(0, 1, 2, 3);
        assertThat(frame(index, 2)).containsExactly(8, 9, 10, 11);
        assertRejected(() -> index.frame(3), Reason.NOT_FOUND);
        assertRejected(() -> index.frame(-1), Reason.NOT_FOUND);
    }

    @Test
    void findsFramesOfOneBitPerPixelWithinBytes() throws IOException {
        FrameIndex index = index(
                image(3, 3, 1, 3)
                        .bytes(Tag.PixelData, VR.OB, new byte[] {1, 2, 3, 4})
                        .build(),
                EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(frame(index, 0)).containsExactly(1, 2);
        assertThat(index.frame(1).firstBit()).isEqualTo(1);
        assertThat(frame(index, 1)).containsExactly(2, 3);
        assertThat(index.frame(2).firstBit()).isEqualTo(2);
        assertThat(frame(index, 2)).containsExactly(3, 4);
    }

    @Test
    void findsFramesByTheBasicOffsetTable() throws IOException {
        int secondFrame = 8 + MORE.length + 8 + MORE.length;
        FrameIndex index = encapsulated(2, ints(0, secondFrame), MORE, MORE, MORE);
        assertThat(index.count()).isEqualTo(2);
        assertThat(frame(index, 0)).hasSize(2 * MORE.length);
        assertThat(frame(index, 1)).isEqualTo(MORE);
        assertThat(frame(encapsulated(2, ints(0, 99), FIRST, MORE, SECOND), 1))
                .as("a table that points nowhere is not used")
                .isEqualTo(SECOND);
    }

    @Test
    void looksAtTheFragmentsWhereTheBasicOffsetTableIsWrongInTheMiddle() throws IOException {
        int third = 2 * 8 + FIRST.length + SECOND.length;
        FrameIndex index = encapsulated(3, ints(0, 5, third), FIRST, SECOND, MORE);
        assertThat(frame(index, 2)).isEqualTo(MORE);
        assertThat(frame(index, 0)).isEqualTo(FIRST);
        assertThat(frame(index, 1)).isEqualTo(SECOND);
    }

    @Test
    void readsOnlyTheItemsOfTheFrameThatIsAskedFor() throws IOException {
        byte[][] tiles = new byte[200][1000];
        int[] offsets = new int[tiles.length];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = i * 1008;
        }
        List<byte[]> items = new ArrayList<>(List.of(tiles));
        items.addFirst(ints(offsets));
        byte[] bytes = DataSetWriter.toByteArray(
                image(8, 8, 8, tiles.length).fragments(Tag.PixelData, items).build(), JPEG_BASELINE);
        int[] reads = {0};
        ByteSource counting = new ByteSource() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open(long offset, long length) throws IOException {
                reads[0]++;
                return ByteSource.of(bytes).open(offset, length);
            }
        };
        FrameIndex index = FrameIndex.of(HeaderReader.read(new ByteArrayInputStream(bytes), JPEG_BASELINE), counting);
        assertThat(frame(index, 150)).hasSize(1000);
        assertThat(reads[0]).isLessThan(6);
    }

    @Test
    void findsFramesByTheExtendedOffsetTable() throws IOException {
        DataSet dataSet = image(8, 8, 8, 2)
                .bytes(Tag.ExtendedOffsetTable, VR.OV, longs(0, 8 + FIRST.length))
                .bytes(Tag.ExtendedOffsetTableLengths, VR.OV, longs(FIRST.length, SECOND.length - 1))
                .fragments(Tag.PixelData, List.of(NO_TABLE, FIRST, SECOND))
                .build();
        FrameIndex index = index(dataSet, JPEG_BASELINE);
        assertThat(frame(index, 0)).isEqualTo(FIRST);
        assertThat(frame(index, 1)).as("without padding").hasSize(SECOND.length - 1);
    }

    @Test
    void ignoresAnExtendedOffsetTableThatLeavesTheObject() throws IOException {
        DataSet dataSet = image(8, 8, 8, 2)
                .bytes(Tag.ExtendedOffsetTable, VR.OV, longs(0, Long.MAX_VALUE - 4))
                .bytes(Tag.ExtendedOffsetTableLengths, VR.OV, longs(4, Long.MAX_VALUE))
                .fragments(Tag.PixelData, List.of(NO_TABLE, FIRST, SECOND))
                .build();
        assertThat(frame(index(dataSet, JPEG_BASELINE), 1)).isEqualTo(SECOND);
    }

    @Test
    void findsFramesWithoutAnyTable() throws IOException {
        assertThat(frame(encapsulated(2, NO_TABLE, FIRST, SECOND), 1))
                .as("one fragment a frame")
                .isEqualTo(SECOND);
        FrameIndex split = encapsulated(2, NO_TABLE, FIRST, MORE, SECOND);
        assertThat(frame(split, 0)).as("a frame goes on where none begins").hasSize(FIRST.length + MORE.length);
        assertThat(frame(split, 1)).isEqualTo(SECOND);
        assertThat(frame(encapsulated(1, NO_TABLE, FIRST, MORE, MORE), 0))
                .as("one frame in many fragments")
                .hasSize(FIRST.length + 2 * MORE.length);
    }

    @Test
    void takesVideoAsOneFrame() throws IOException {
        DataSet video = image(8, 8, 8, 120)
                .fragments(Tag.PixelData, List.of(NO_TABLE, FIRST, MORE))
                .build();
        FrameIndex index = index(video, new TransferSyntax("1.2.840.10008.1.2.4.102"));
        assertThat(index.count()).isEqualTo(1);
        assertThat(index.frame(0).length()).isEqualTo(FIRST.length + MORE.length);
    }

    @Test
    void refusesFramesThatCannotBeThere() {
        assertRejected(
                () -> index(
                                image(65535, 65535, 65535, Integer.MAX_VALUE)
                                        .bytes(Tag.PixelData, VR.OW, new byte[4])
                                        .build(),
                                EXPLICIT_VR_LITTLE_ENDIAN)
                        .frame(Integer.MAX_VALUE - 1),
                Reason.DATA_SET_CORRUPT);
        for (String frames : new String[] {"-1", "2147483648", "many"}) {
            DataSet dataSet = image(1, 1, 8, 1)
                    .bytes(Tag.NumberOfFrames, VR.IS, frames.getBytes(StandardCharsets.US_ASCII))
                    .bytes(Tag.PixelData, VR.OB, new byte[4])
                    .build();
            assertRejected(() -> index(dataSet, EXPLICIT_VR_LITTLE_ENDIAN), Reason.DATA_SET_CORRUPT);
        }
        assertRejected(() -> encapsulated(5, NO_TABLE, MORE, MORE), Reason.DATA_SET_CORRUPT);
        assertRejected(() -> index(image(1, 1, 8, 1).build(), EXPLICIT_VR_LITTLE_ENDIAN), Reason.NOT_FOUND);
    }

    @Test
    void keepsWhereTheFramesAreForLater() throws IOException {
        DataSet nativeImage = image(1, 2, 16, 2)
                .bytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
                .build();
        assertKept(nativeImage, EXPLICIT_VR_LITTLE_ENDIAN);
        assertKept(fragments(2, NO_TABLE, FIRST, MORE, SECOND), JPEG_BASELINE);
        assertKept(fragments(2, ints(0, 2 * 8 + FIRST.length + MORE.length), FIRST, MORE, SECOND), JPEG_BASELINE);
        DataSet extended = fragments(2, NO_TABLE, FIRST, SECOND).toBuilder()
                .bytes(Tag.ExtendedOffsetTable, VR.OV, longs(0, 8 + FIRST.length))
                .bytes(Tag.ExtendedOffsetTableLengths, VR.OV, longs(FIRST.length, SECOND.length - 1))
                .build();
        assertKept(extended, JPEG_BASELINE);
    }

    private static void assertKept(DataSet dataSet, TransferSyntax transferSyntax) throws IOException {
        byte[] bytes = DataSetWriter.toByteArray(dataSet, transferSyntax);
        FrameIndex index = index(dataSet, transferSyntax);
        byte[] kept = index.keep();
        FrameIndex restored = FrameIndex.of(kept, ByteSource.of(bytes));
        assertThat(restored.count()).isEqualTo(index.count());
        for (int i = 0; i < index.count(); i++) {
            assertThat(restored.frame(i)).isEqualTo(index.frame(i));
        }
        assertThat(restored.keep()).isEqualTo(kept);
        assertRejected(() -> FrameIndex.of(kept, ByteSource.of(new byte[bytes.length + 1])), Reason.DATA_SET_CORRUPT);
        for (int cut = 0; cut < kept.length; cut++) {
            byte[] damaged = java.util.Arrays.copyOf(kept, cut);
            assertRejected(() -> FrameIndex.of(damaged, ByteSource.of(bytes)), Reason.DATA_SET_CORRUPT);
        }
    }

    private static DataSet fragments(int frames, byte[] table, byte[]... fragments) {
        List<byte[]> items = new ArrayList<>(List.of(fragments));
        items.addFirst(table);
        return image(8, 8, 8, frames).fragments(Tag.PixelData, items).build();
    }

    private static FrameIndex encapsulated(int frames, byte[] table, byte[]... fragments) throws IOException {
        List<byte[]> items = new ArrayList<>(List.of(fragments));
        items.addFirst(table);
        return index(image(8, 8, 8, frames).fragments(Tag.PixelData, items).build(), JPEG_BASELINE);
    }

    private static byte[] ints(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }

    private static byte[] longs(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            buffer.putLong(value);
        }
        return buffer.array();
    }
}
