package org.consilium.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetReader;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dicom.io.Header;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.json.BulkDataResolver;
import org.consilium.dicom.json.DicomJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and writing data sets: a CT image of 512 KiB and a structured report of nested sequences. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DataSetBenchmark {

    private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

    private final DataSet ct = GeneratedObjects.ct(1, GeneratedObjects.CT_PIXEL_BYTES);
    private final byte[] ctBytes = DataSetWriter.toByteArray(ct, SYNTAX);
    private final byte[] reportBytes = DataSetWriter.toByteArray(GeneratedObjects.report(), SYNTAX);
    private final DataSet attributes = ct.toBuilder().remove(Tag.PixelData).build();
    private final byte[] json = DicomJson.toString(attributes).getBytes(StandardCharsets.UTF_8);

    /** Everything before the pixel data, from a stream. */
    @Benchmark
    public Header headerOfCt() throws IOException {
        return HeaderReader.read(new ByteArrayInputStream(ctBytes), SYNTAX);
    }

    /** The whole image, each value decoded. */
    @Benchmark
    public int wholeCtWithValues() {
        return decode(DataSetReader.read(ctBytes, SYNTAX));
    }

    @Benchmark
    public DataSet wholeReport() {
        return DataSetReader.read(reportBytes, SYNTAX);
    }

    @Benchmark
    public int wholeReportWithValues() {
        return decode(DataSetReader.read(reportBytes, SYNTAX));
    }

    /** Element for element, as after a change. */
    @Benchmark
    public byte[] writeCt() {
        return DataSetWriter.toByteArray(
                DataSet.of(ct.elements(), ct.characterSet(), Optional.empty()),
                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    @Benchmark
    public String writeJsonOfHeader() {
        return DicomJson.toString(attributes);
    }

    @Benchmark
    public List<DataSet> readJsonOfHeader() throws IOException {
        return DicomJson.read(new ByteArrayInputStream(json), BulkDataResolver.NONE);
    }

    private static int decode(DataSet dataSet) {
        int values = 0;
        for (Element element : dataSet.elements()) {
            values += element.vr().isBulk() ? 1 : element.texts().size();
            for (DataSet item : element.items()) {
                values += decode(item);
            }
        }
        return values;
    }
}
