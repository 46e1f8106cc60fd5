package org.consilium.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.testkit.SmallJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is read while it comes, in whatever order and however long. */
class JsonStreamingTest {

    private static final int HEAP_MEBIBYTES = 24;

    private static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static DataSet read(String json) {
        return DicomJson.read(json, BulkDataResolver.NONE).getFirst();
    }

    private static Reason refusal(InputStream json) {
        try {
            DicomJson.readEach(json, BulkDataResolver.NONE, _ -> {});
        } catch (Rejected e) {
            return e.reason();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("not refused");
    }

    @Test
    void readsAnArrayOfTwoHundredMegabytesDataSetByDataSetInAHeapOfTwentyFour() throws Exception {
        SmallJvm.Ended ended = SmallJvm.run(ManyDataSets.class, HEAP_MEBIBYTES, "each");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("read " + ManyDataSets.COUNT);
    }

    @Test
    void couldNotDoSoWithAListOfThem() throws Exception {
        SmallJvm.Ended ended = SmallJvm.run(ManyDataSets.class, HEAP_MEBIBYTES, "list");
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).containsAnyOf("OutOfMemoryError", "JSON above");
    }

    @Test
    void handsOverWhatCameBeforeTheBreak() {
        List<DataSet> taken = new ArrayList<>();
        assertThatThrownBy(() -> DicomJson.readEach(
                        utf8("[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"1\"]}},{},{"),
                        BulkDataResolver.NONE,
                        taken::add))
                .isInstanceOf(Rejected.class);
        assertThat(taken).hasSize(2);
    }

    @Test
    void readsTheMembersOfAnAttributeInAnyOrder() {
        DataSet dataSet = read("""
                {"00081115":{"Value":[{"0020000E":{"Value":["1.2"],"vr":"UI"}},null],"vr":"SQ"},
                 "00091002":{"Value":[{"Ideographic":"山田","other":[{"a":[1,null]}]},{}],"vr":"PN"},
                 "00091003":{"Value":[1,-2.5],"vr":"DS"},
                 "7FE00010":{"InlineBinary":"AQI=","vr":"OB"}}""");
        assertThat(dataSet.items(Tag.ReferencedSeriesSequence)).hasSize(2);
        assertThat(dataSet.item(Tag.ReferencedSeriesSequence).orElseThrow().text(Tag.SeriesInstanceUID))
                .contains("1.2");
        assertThat(dataSet.texts(0x00091002)).containsExactly("=山田", "");
        assertThat(dataSet.numbers(0x00091003)).containsExactly(1, -2.5);
        assertThat(dataSet.require(Tag.PixelData).vr()).isEqualTo(VR.OB);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6143, 6144, 6145, 100_000})
    void decodesBase64OfAnyLength(int length) {
        byte[] value = new byte[length];
        new Random(length).nextBytes(value);
        String base64 = Base64.getEncoder().encodeToString(value);
        String escaped = base64.replace("/", "\\/"); // as some writers do
        for (String text : List.of(base64, escaped)) {
            DataSet dataSet = read("{\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"" + text + "\"}}");
            assertThat(dataSet.bytes(Tag.PixelData)).contains(value);
        }
    }

    @Test
    void refusesPaddingBetweenTwoPiecesOfBase64() {
        String padded = "A".repeat(8 * 1024 - 2) + "==" + "AAAA";
        assertThat(refusal(utf8("{\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"" + padded + "\"}}")))
                .isEqualTo(Reason.INVALID_REQUEST);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] latin = "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"\u00fc\"]}}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(new ByteArrayInputStream(latin))).isEqualTo(Reason.INVALID_REQUEST);
    }

    @Test
    void refusesANumberOfAThousandDigits() {
        String digits = "1".repeat(1_001);
        assertThat(refusal(utf8("{\"00200013\":{\"vr\":\"IS\",\"Value\":[" + digits + "]}}")))
                .isEqualTo(Reason.INVALID_REQUEST);
    }

    @Test
    void refusesMoreBinaryValuesInLineThanTheLimit() {
        InputStream json = endless("{\"7FE00010\":{\"vr\":\"OB\",\"InlineBinary\":\"", 'A');
        assertThat(refusal(json)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refusesADataSetLongerThanTheLimit() {
        assertThat(refusal(endless("{\"00100020\":{\"vr\":\"UT\",\"Value\":[\"", 'x')))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(endless("[", ' '))).isEqualTo(Reason.TOO_LARGE);
    }

    private static InputStream endless(String head, char character) {
        return new SequenceInputStream(utf8(head), new InputStream() {
            @Override
            public int read() {
                return character;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) character);
                return length;
            }
        });
    }
}
