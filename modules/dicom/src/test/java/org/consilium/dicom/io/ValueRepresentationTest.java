package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Deviations;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.ValueCheck;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the 34 value representations (PS3.5 table 6.2-1): written, read and refused, in each encoding. */
class ValueRepresentationTest {

    private static final List<TransferSyntax> ENCODINGS =
            List.of(EXPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_BIG_ENDIAN, IMPLICIT_VR_LITTLE_ENDIAN);

    /**
     * @param tag an element the dictionary has with this value representation
     * @param little the value field that is expected, as hexadecimal digits in little endian
     * @param texts the values that are expected
     */
    private record Sample(
            VR vr, int tag, Function<DataSetBuilder, DataSetBuilder> set, String little, String... texts) {

        static Sample text(VR vr, int tag, String little, String... values) {
            return new Sample(vr, tag, builder -> builder.text(tag, values), little, values);
        }

        static Sample bytes(VR vr, int tag, String little) {
            return new Sample(vr, tag, builder -> builder.bytes(tag, vr, Sample.hex(little)), little);
        }

        static byte[] hex(String digits) {
            return new Bytes().hex(digits).toByteArray();
        }

        DataSet dataSet() {
            return set.apply(DataSet.builder()).build();
        }

        @Override
        public String toString() {
            return vr.name();
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                Sample.text(VR.AE, Tag.RetrieveAETitle, "414243 20", "ABC"),
                Sample.text(VR.AS, Tag.PatientAge, "30343259", "042Y"),
                new Sample(
                        VR.AT,
                        Tag.FrameIncrementPointer,
                        b -> b.integers(Tag.FrameIncrementPointer, Tag.FrameTime, Tag.PixelData),
                        "1800 6310 E07F 1000",
                        "00181063",
                        "7FE00010"),
                Sample.text(VR.CS, Tag.ImageType, "4F 5C 50 20", "O", "P"),
                Sample.text(VR.DA, Tag.StudyDate, "3230323630313331", "20260131"),
                Sample.text(VR.DS, Tag.PixelSpacing, "302E355C31653220", "0.5", "1e2"),
                Sample.text(VR.DT, Tag.AcquisitionDateTime, "323032363031333131332B30333030 20", "2026013113+0300"),
                new Sample(
                        VR.FD, Tag.SlabThickness, b -> b.numbers(Tag.SlabThickness, -1.5), "000000000000F8BF", "-1.5"),
                new Sample(
                        VR.FL,
                        Tag.RecommendedDisplayFrameRateInFloat,
                        b -> b.numbers(Tag.RecommendedDisplayFrameRateInFloat, -1.5),
                        "0000C0BF",
                        "-1.5"),
                Sample.text(VR.IS, Tag.SeriesNumber, "2D37", "-7"),
                Sample.text(VR.LO, Tag.PatientID, "412042 20", "A B"),
                Sample.text(VR.LT, Tag.AdditionalPatientHistory, "415C0A42", "A\\\nB"),
                Sample.bytes(VR.OB, Tag.EncapsulatedDocument, "010203 04"),
                Sample.bytes(VR.OD, Tag.DoubleFloatPixelData, "0102030405060708"),
                Sample.bytes(VR.OF, Tag.FloatPixelData, "0102030405060708"),
                Sample.bytes(VR.OL, Tag.TrackPointIndexList, "0102030405060708"),
                Sample.bytes(VR.OV, Tag.ExtendedOffsetTable, "0102030405060708 1112131415161718"),
                Sample.bytes(VR.OW, Tag.RedPaletteColorLookupTableData, "01020304"),
                Sample.text(VR.PN, Tag.PatientName, "415E423D433D44 20", "A^B=C=D"),
                Sample.text(VR.SH, Tag.AccessionNumber, "3131", "11"),
                new Sample(VR.SL, Tag.ReferencePixelX0, b -> b.integers(Tag.ReferencePixelX0, -2), "FEFFFFFF", "-2"),
                new Sample(
                        VR.SQ,
                        Tag.RequestAttributesSequence,
                        b -> b.items(
                                Tag.RequestAttributesSequence,
                                DataSet.builder().integers(Tag.Rows, 258).build(),
                                DataSet.empty()),
                        ""),
                new Sample(VR.SS, Tag.TagAngleSecondAxis, b -> b.integers(Tag.TagAngleSecondAxis, -2), "FEFF", "-2"),
                Sample.text(VR.ST, Tag.InstitutionAddress, "410D0A42", "A\r\nB"),
                new Sample(
                        VR.SV,
                        Tag.SelectorSVValue,
                        b -> b.longs(Tag.SelectorSVValue, Long.MIN_VALUE),
                        "0000000000000080",
                        "-9223372036854775808"),
                Sample.text(VR.TM, Tag.StudyTime, "3233353936302E35", "235960.5"),
                Sample.text(VR.UC, Tag.LongCodeValue, "412042 20", "A B"),
                Sample.text(VR.UI, Tag.StudyInstanceUID, "312E322E33 00", "1.2.3"),
                new Sample(
                        VR.UL,
                        Tag.SimpleFrameList,
                        b -> b.longs(Tag.SimpleFrameList, 0xFFFFFFFEL),
                        "FEFFFFFF",
                        "4294967294"),
                Sample.bytes(VR.UN, 0x00091001, "01020304"),
                Sample.text(VR.UR, Tag.RetrieveURL, "68747470733A2F2F61", "https://a"),
                new Sample(VR.US, Tag.Rows, b -> b.integers(Tag.Rows, 65535), "FFFF", "65535"),
                Sample.text(VR.UT, Tag.TextValue, "415C42 20", "A\\B"),
                new Sample(
                        VR.UV,
                        Tag.SelectorUVValue,
                        b -> b.text(Tag.SelectorUVValue, "18446744073709551615"),
                        "FFFFFFFFFFFFFFFF",
                        "18446744073709551615"));
    }

    @Test
    void samplesAreOfAllThirtyFour() {
        assertThat(samples().map(Sample::vr)).containsExactly(VR.values()).hasSize(34);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAsItWasWritten(Sample sample) {
        for (TransferSyntax encoding : ENCODINGS) {
            byte[] bytes = DataSetWriter.toByteArray(sample.dataSet(), encoding);
            assertThat(bytes.length % 2).isZero();
            Deviations.Collector met = Deviations.collector();
            DataSet read = DataSetReader.read(org.consilium.dicom.ByteRange.of(bytes), encoding, met);
            Element element = read.require(sample.tag());
            assertThat(element.vr()).isEqualTo(sample.vr());
            if (sample.vr() == VR.SQ) {
                assertThat(element.items()).hasSize(2);
                assertThat(element.items().getFirst().integer(Tag.Rows)).hasValue(258);
            } else {
                assertThat(element.bytes()).as("value field in %s", encoding).startsWith(Sample.hex(sample.little()));
                assertThat(element.texts()).containsExactly(sample.texts());
            }
            assertThat(met.deviations()).isSameAs(Deviations.NONE);
            assertThat(ValueCheck.of(read)).isSameAs(Deviations.NONE);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasTheExplicitHeaderOfItsKind(Sample sample) {
        byte[] little = DataSetWriter.toByteArray(sample.dataSet(), EXPLICIT_VR_LITTLE_ENDIAN);
        byte[] big = DataSetWriter.toByteArray(sample.dataSet(), EXPLICIT_VR_BIG_ENDIAN);
        int length = little.length - (sample.vr().hasLongLength() ? 12 : 8);
        Bytes header = new Bytes().text(sample.vr().name());
        if (sample.vr().hasLongLength()) {
            header.hex("0000 %02X%02X0000".formatted(length & 0xFF, length >> 8));
        } else {
            header.hex("%02X%02X".formatted(length & 0xFF, length >> 8));
        }
        byte[] expected = header.toByteArray();
        assertThat(Arrays.copyOfRange(little, 4, 4 + expected.length)).isEqualTo(expected);
        assertThat(big).hasSameSizeAs(little);
        assertThat(big[0]).isEqualTo(little[1]);
    }

    /** CP-1066: too long for 16 bits of length, so that it goes as UN and comes back as what the dictionary says. */
    @ParameterizedTest
    @MethodSource("samples")
    void keepsItsMeaningAbove64Kibibytes(Sample sample) {
        if (sample.vr().hasLongLength()) {
            return;
        }
        byte[] value = new byte[70_000];
        Arrays.fill(value, (byte) '7');
        for (int i = 1; i < value.length; i += 8) {
            value[i] = '\\';
        }
        DataSet large =
                DataSet.builder().bytes(sample.tag(), sample.vr(), value).build();
        for (TransferSyntax encoding : ENCODINGS) {
            byte[] bytes = DataSetWriter.toByteArray(large, encoding);
            boolean explicit = encoding.isExplicit();
            assertThat(bytes).hasSize(value.length + (explicit ? 12 : 8));
            if (explicit) {
                assertThat(new String(bytes, 4, 2, java.nio.charset.StandardCharsets.US_ASCII))
                        .isEqualTo("UN");
            }
            Element element = DataSetReader.read(bytes, encoding).require(sample.tag());
            assertThat(element.vr()).isEqualTo(sample.vr());
            assertThat(element.bytes()).as("value field in %s", encoding).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedOnWritingWhatItDoesNotAllow(Refusal refusal) {
        for (String value : refusal.values()) {
            assertThatThrownBy(() -> DataSet.builder().text(0x00091001, refusal.vr(), value))
                    .as("%s of %s", value, refusal.vr())
                    .isInstanceOf(Rejected.class)
                    .hasMessageContaining("(0009,1001)");
        }
    }

    private record Refusal(VR vr, String... values) {
        @Override
        public String toString() {
            return vr.name();
        }
    }

    static Stream<Refusal> refused() {
        return Stream.of(
                new Refusal(VR.AE, "SEVENTEEN_LETTERS", "A\\B", "Ä", "   ", "A\n"),
                new Refusal(VR.AS, "42Y", "0042Y", "042X", "Y042"),
                new Refusal(VR.AT, "0018106G", "123456789"),
                new Refusal(VR.CS, "abc", "A-B", "SEVENTEEN_LETTERS", "A\\B"),
                new Refusal(VR.DA, "2026-01-31", "20260229", "202601", "20260131-20260230", "-", "20260101-20260102-"),
                new Refusal(VR.DS, "1,5", "1.5.5", "abc", "0x10", "12345678901234567", "1e", "NaN"),
                new Refusal(VR.DT, "20261301", "2026-01-31T12:00", "20260131126", "20260131+1500", "2026013124"),
                new Refusal(VR.FD, "abc", ""),
                new Refusal(VR.FL, "1,5"),
                new Refusal(VR.IS, "1.0", "2147483648", "1e3", "1234567890123", "--1"),
                new Refusal(VR.LO, "A\\B", "A\nB", "x".repeat(65), "\u0007"),
                new Refusal(VR.LT, "x".repeat(10_241), "\u0000"),
                new Refusal(VR.PN, "A\nB", "x".repeat(65), "a=b=c=d", "a^b^c^d^e^f", "A\\B"),
                new Refusal(VR.SH, "x".repeat(17), "A\\B"),
                new Refusal(VR.SL, "2147483648", "1.5"),
                new Refusal(VR.SS, "32768", "-32769"),
                new Refusal(VR.ST, "x".repeat(1_025), "\u001b"),
                new Refusal(VR.SV, "9223372036854775808", "x"),
                new Refusal(VR.TM, "12:30", "2400", "1260", "123061", "12.5", "120000.1234567", "123"),
                new Refusal(VR.UC, "A\\B", "\t"),
                new Refusal(VR.UI, "1..2", "1.2.", "1.2.a", "1." + "2".repeat(64)),
                new Refusal(VR.UL, "-1", "4294967296"),
                new Refusal(VR.UR, "http://a b", " http://a", "ä", "a\\b"),
                new Refusal(VR.US, "-1", "65536"),
                new Refusal(VR.UT, "\u0001"),
                new Refusal(VR.UV, "-1", "18446744073709551616"));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void isWrittenWhatQueriesMayAsk(Refusal allowance) {
        for (String value : allowance.values()) {
            DataSet dataSet =
                    DataSet.builder().text(0x00091001, allowance.vr(), value).build();
            assertThat(dataSet.text(0x00091001)).contains(value);
        }
    }

    static Stream<Refusal> allowed() {
        return Stream.of(
                new Refusal(VR.CS, "CT*", "?R"),
                new Refusal(VR.DA, "20260101-20260131", "-20260131", "20260101-"),
                new Refusal(VR.TM, "10-12", "-1230", "1000-", "12", "1230", "123060"),
                new Refusal(
                        VR.DT,
                        "2026",
                        "202601",
                        "20260131-20260201",
                        "20260131-0500",
                        "20260131-0500-20260201-0500",
                        "-2026",
                        "2026-"),
                new Refusal(VR.PN, "MÜLL*", "山田^太郎"),
                new Refusal(VR.UI, "1.02.3"));
    }
}
