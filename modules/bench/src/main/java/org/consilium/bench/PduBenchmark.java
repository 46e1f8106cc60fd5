package org.consilium.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.consilium.dicom.Uids;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.EncodedPdu;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.PduEncoder;
import org.consilium.dimse.pdu.PduReader;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.UserInformation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An A-ASSOCIATE-RQ with 64 presentation contexts, as scanners send them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PduBenchmark {

    private static final int CONTEXTS = 64;
    private static final int DATA_LENGTH_MAX = 1 << 18;

    private final AssociateRq request = request();
    private final EncodedPdu encoded = PduEncoder.encode(request);

    @Benchmark
    public EncodedPdu encodeRequest() {
        return PduEncoder.encode(request);
    }

    @Benchmark
    public Pdu readRequest() throws IOException {
        InputStream in = new ByteArrayInputStream(encoded.buffer(), encoded.offset(), encoded.length());
        return new PduReader(in::read, DATA_LENGTH_MAX).read().orElseThrow();
    }

    private static AssociateRq request() {
        List<PresentationContext> contexts = new ArrayList<>();
        for (int i = 0; i < CONTEXTS; i++) {
            contexts.add(new PresentationContext(
                    2 * i + 1,
                    Uids.CTImageStorage + "." + i,
                    List.of(Uids.ImplicitVRLittleEndian, Uids.ExplicitVRLittleEndian, Uids.JPEGLossless)));
        }
        return new AssociateRq(
                1,
                "CONSILIUM",
                "BENCH",
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                contexts,
                UserInformation.ofThisImplementation(DATA_LENGTH_MAX));
    }
}
