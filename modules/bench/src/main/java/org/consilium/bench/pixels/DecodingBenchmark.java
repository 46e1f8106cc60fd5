package org.consilium.bench.pixels;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.DecodedFrame;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One frame of 512 x 512 words, from its compressed bytes to its samples. Other codecs than the default by {@code -p
 * codec=rle,jpeg-ls,...}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodingBenchmark {

    /** What the frame is compressed with. */
    @Param("native")
    public String codec = "native";

    private final FrameDecoder decoder = FrameDecoder.standard();
    private @Nullable EncodedFrame frame;

    /** Compresses the frame. */
    @Setup
    public void encode() throws IOException {
        frame = EncodedFrame.of(codec);
    }

    @Benchmark
    public DecodedFrame decode() {
        EncodedFrame encoded = Objects.requireNonNull(frame);
        return decoder.decode(encoded.format(), encoded.transferSyntax(), encoded.stream(), 0);
    }
}
