package org.consilium.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.consilium.bench.peers.NullNode;
import org.consilium.bench.peers.Target;
import org.consilium.dimse.Association;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.message.DimseStatus;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Associations over loopback, user and provider in one process. */
@NullUnmarked // JMH fills the fields before anything reads them.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AssociationBenchmark {

    /** A provider that keeps nothing. */
    @State(Scope.Benchmark)
    public static class Node {

        DimseServer server;
        Target target;

        @Setup
        public void start() throws IOException {
            server = NullNode.start(1);
            target = new Target("the toolkit", server.port());
        }

        @TearDown
        public void stop() {
            server.close();
        }
    }

    /** An association that stays open, one for each thread. */
    @State(Scope.Thread)
    public static class Kept {

        Association association;

        @Setup(Level.Trial)
        public void open(Node node) throws IOException {
            association = node.target.open(1);
        }

        @TearDown(Level.Trial)
        public void release() {
            association.close();
        }
    }

    @Benchmark
    @Threads(1)
    public DimseStatus openEchoRelease1(Node node) throws IOException {
        return openEchoRelease(node);
    }

    @Benchmark
    @Threads(8)
    public DimseStatus openEchoRelease8(Node node) throws IOException {
        return openEchoRelease(node);
    }

    @Benchmark
    @Threads(1)
    public DimseStatus echo(Kept kept) throws IOException {
        return kept.association.echo();
    }

    private static DimseStatus openEchoRelease(Node node) throws IOException {
        try (Association association = node.target.open(1)) {
            return association.echo();
        }
    }
}
