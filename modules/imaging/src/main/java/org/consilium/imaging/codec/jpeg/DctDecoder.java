package org.consilium.imaging.codec.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.codec.Deadline;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Component;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Frame;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Scan;
import org.consilium.imaging.codec.jpeg.JpegMarkers.Selector;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Decodes a DCT stream with Huffman coding: sequential with 8 or 12 bits (SOF0, SOF1), progressive (SOF2). */
final class DctDecoder {

    /** More scans than any encoder writes: each of them walks over every block again. */
    static final int SCANS_MAX = 64;

    private static final int TABLES = 4;
    private static final int SAMPLING_MAX = 4;

    private final byte[] stream;
    private final Deadline deadline;
    private final int[][] quantization = new int[TABLES][DctComponent.BLOCK_SAMPLES];
    private final HuffmanTable[] direct = emptyTables();
    private final HuffmanTable[] alternating = emptyTables();
    private final List<DctComponent> components = new ArrayList<>();
    private Frame frame = new Frame(0, 0, 0, 0, List.of());
    private int mcusAcross;
    private int mcusDown;
    private int restartInterval;

    private DctDecoder(byte[] stream, Deadline deadline) {
        this.stream = stream;
        this.deadline = deadline;
    }

    /** The planes of the stream, every one as large as the frame. */
    static int[][] planes(byte[] stream, Deadline deadline) {
        DctDecoder decoder = new DctDecoder(stream, deadline);
        decoder.readScans();
        return decoder.planes();
    }

    private void readScans() {
        JpegMarkers markers = new JpegMarkers(stream);
        int scans = 0;
        for (int marker = markers.next(); marker != JpegMarkers.EOI; marker = markers.next()) {
            switch (marker) {
                case JpegMarkers.SOF0, JpegMarkers.SOF1, JpegMarkers.SOF2 -> begin(markers.frame(marker));
                case JpegMarkers.DQT -> readQuantization(markers);
                case JpegMarkers.DHT -> readHuffman(markers);
                case JpegMarkers.DRI -> restartInterval = markers.u16();
                case JpegMarkers.SOS -> {
                    if (++scans > SCANS_MAX) {
                        throw new Rejected(Reason.TOO_LARGE, "a JPEG stream of more than " + SCANS_MAX + " scans");
                    }
                    markers.moveTo(scan(markers.scan(), markers.position()));
                }
                default -> skip(marker, markers);
            }
        }
        if (scans == 0) {
            throw JpegMarkers.corrupt("a JPEG stream without scans");
        }
    }

    private static void skip(int marker, JpegMarkers markers) {
        if (JpegMarkers.isStartOfFrame(marker)) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "this JPEG process cannot be rendered here");
        }
        markers.skip();
    }

    private void begin(Frame read) {
        boolean valid = read.components().stream().allMatch(DctDecoder::isValid) && components.isEmpty();
        if (!valid || read.components().isEmpty() || read.columns() < 1 || read.rows() < 1) {
            throw JpegMarkers.corrupt("a JPEG frame header is not valid");
        }
        frame = read;
        mcusAcross = DctComponent.ceil(read.columns(), DctComponent.BLOCK * read.horizontalMax());
        mcusDown = DctComponent.ceil(read.rows(), DctComponent.BLOCK * read.verticalMax());
        for (Component component : read.components()) {
            components.add(new DctComponent(component, read, mcusAcross, mcusDown));
        }
    }

    private static boolean isValid(Component component) {
        return component.horizontal() >= 1
                && component.horizontal() <= SAMPLING_MAX
                && component.vertical() >= 1
                && component.vertical() <= SAMPLING_MAX
                && component.table() < TABLES;
    }

    private void readQuantization(JpegMarkers markers) {
        while (markers.remaining() > 0) {
            int head = markers.u8();
            int[] table = quantization[number(head)];
            for (int position : BlockCoding.ZIGZAG) {
                table[position] = head >> 4 == 0 ? markers.u8() : markers.u16();
            }
        }
    }

    private void readHuffman(JpegMarkers markers) {
        while (markers.remaining() > 0) {
            int head = markers.u8();
            (head >> 4 == 0 ? direct : alternating)[number(head)] = HuffmanTable.read(markers);
        }
    }

    /** Decodes a scan and returns where its data end. */
    private int scan(Scan scan, int from) {
        List<DctScan.Channel> channels = new ArrayList<>();
        for (Selector selector : scan.selectors()) {
            DctComponent component = components.stream()
                    .filter(c -> c.component.id() == selector.id())
                    .findFirst()
                    .orElseThrow(() -> JpegMarkers.corrupt("a scan names a component that is not there"));
            channels.add(new DctScan.Channel(
                    component, direct[number(selector.tables() >> 4)], alternating[number(selector.tables())]));
        }
        boolean progressive = frame.marker() == JpegMarkers.SOF2;
        if (channels.isEmpty() || progressive && scan.end() > 0 && channels.size() > 1) {
            throw JpegMarkers.corrupt("a scan with an invalid number of components");
        }
        EntropyBits bits = new EntropyBits(stream, from);
        new DctScan(channels, progressive, restartInterval, deadline)
                .decode(new BlockCoding(bits, scan), mcusAcross, mcusDown);
        return bits.position();
    }

    private int[][] planes() {
        int[][] planes = new int[components.size()][];
        for (int i = 0; i < planes.length; i++) {
            deadline.check();
            DctComponent component = components.get(i);
            int[] samples = component.samples(quantization[component.component.table()], frame.precision());
            planes[i] = Upsampling.toFrame(samples, component, frame);
        }
        return planes;
    }

    private static int number(int head) {
        int number = head & 0xF;
        if (number >= TABLES) {
            throw JpegMarkers.corrupt("a table has an invalid number");
        }
        return number;
    }

    private static HuffmanTable[] emptyTables() {
        HuffmanTable[] tables = new HuffmanTable[TABLES];
        Arrays.fill(tables, HuffmanTable.EMPTY);
        return tables;
    }
}
