package org.consilium.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.consilium.bench.peers.NullNode;
import org.consilium.bench.peers.RawSink;
import org.consilium.bench.peers.Target;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.Association;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.message.DimseStatus;
import org.jspecify.annotations.NullUnmarked;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** C-STORE over loopback: objects per second to the toolkit's provider, and to a sink that only counts bytes. */
@NullUnmarked // JMH fills the fields before anything reads them.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StoreBenchmark {

    /** Operations outstanding at a time on one association where the window is tried. */
    private static final int WINDOW = 8;

    /** Who receives, and what. */
    @State(Scope.Benchmark)
    public static class Receivers {

        @Param({"20480", "524288"})
        int pixelBytes;

        byte[] object;
        DimseServer node;
        RawSink sink;

        @Setup
        public void start() throws IOException {
            object = DataSetWriter.toByteArray(
                    GeneratedObjects.ct(1, pixelBytes), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            node = NullNode.start(WINDOW);
            sink = RawSink.start();
        }

        @TearDown
        public void stop() throws IOException {
            node.close();
            sink.close();
        }

        DimseStatus send(Association association) throws IOException {
            return association.store(new StoreItem(
                    Uids.CTImageStorage,
                    "1.2.3",
                    TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                    object.length,
                    new ByteArrayInputStream(object)));
        }
    }

    /** Associations of one thread with the provider and with the sink. */
    @State(Scope.Thread)
    public static class Associations {

        Association toNode;
        Association toSink;

        @Setup
        public void open(Receivers receivers) throws IOException {
            toNode = new Target("the toolkit", receivers.node.port()).open(1);
            toSink = new Target("sink", receivers.sink.port()).open(1);
        }

        @TearDown
        public void release() {
            toNode.close();
            toSink.close();
        }
    }

    /** One association for all threads, with an asynchronous operations window. */
    @State(Scope.Benchmark)
    public static class Window {

        Association association;

        @Setup
        public void open(Receivers receivers) throws IOException {
            association = new Target("the toolkit", receivers.node.port()).open(WINDOW);
        }

        @TearDown
        public void release() {
            association.close();
        }
    }

    @Benchmark
    @Threads(1)
    public DimseStatus toRawSink1(Receivers receivers, Associations associations) throws IOException {
        return receivers.send(associations.toSink);
    }

    @Benchmark
    @Threads(4)
    public DimseStatus toRawSink4(Receivers receivers, Associations associations) throws IOException {
        return receivers.send(associations.toSink);
    }

    @Benchmark
    @Threads(1)
    public DimseStatus toNode1(Receivers receivers, Associations associations) throws IOException {
        return receivers.send(associations.toNode);
    }

    @Benchmark
    @Threads(4)
    public DimseStatus toNode4(Receivers receivers, Associations associations) throws IOException {
        return receivers.send(associations.toNode);
    }

    /** Eight requests outstanding on one association. */
    @Benchmark
    @Threads(WINDOW)
    public DimseStatus toNodeWindow8(Receivers receivers, Window window) throws IOException {
        return receivers.send(window.association);
    }
}
