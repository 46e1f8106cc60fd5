package org.consilium.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
import static org.consilium.dicom.TransferSyntax.JPEG_BASELINE;
import static org.consilium.dicom.io.BadInput.assertDocumented;
import static org.consilium.dicom.io.BadInput.assertRefused;
import static org.consilium.dicom.io.BadInput.little;
import static org.consilium.dicom.io.BadInput.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.consilium.dicom.ByteRange;
import org.consilium.dicom.Deviations;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

/** Every badly structured data set that the document names, with the answer that the document gives. */
class HostileStructureTest {

    @Test
    void fourGigabytesDeclaredAndOneKilobyteSent() {
        Bytes bytes = new Bytes().hex("0900 0110 4F42 0000 FEFFFFFF").repeat(1024, "00");
        assertRefused(
                "4 GB declared, 1 KB sent",
                Reason.DATA_SET_CORRUPT,
                () -> DataSetReader.read(bytes.toByteArray(), EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(
                "4 GB declared, 1 KB sent, as a stream",
                Reason.ELEMENT_TOO_LARGE,
                () -> read(bytes, EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(
                "300 MB declared, 1 KB sent, as a stream",
                Reason.DATA_SET_CORRUPT,
                () -> read(
                        new Bytes().hex("0900 0110 4F42 0000 0000C011").repeat(1024, "00"), EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void undefinedLengthNeverEnded() {
        assertRefused(
                "undefined length never ended",
                Reason.DATA_SET_CORRUPT,
                () -> read(
                        new Bytes().hex("4000 7502 5351 0000 FFFFFFFF FEFF 00E0 FFFFFFFF 1000 2000 4C4F 0200 4142"),
                        EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(
                "fragments never ended",
                Reason.DATA_SET_CORRUPT,
                () -> read(
                        new Bytes().hex("E07F 1000 4F42 0000 FFFFFFFF FEFF 00E0 00000000 FEFF 00E0 02000000 FFD8"),
                        JPEG_BASELINE));
    }

    @Test
    void tenThousandNestedSequences() {
        assertRefused(
                "10,000 nested sequences",
                Reason.DATA_SET_TOO_DEEP,
                () -> read(
                        new Bytes().repeat(10_000, "4000 7502 5351 0000 FFFFFFFF FEFF 00E0 FFFFFFFF"),
                        EXPLICIT_VR_LITTLE_ENDIAN));
        assertRefused(
                "10,000 nested sequences",
                Reason.DATA_SET_TOO_DEEP,
                () -> read(
                        new Bytes()
                                .hex("0900 0210 554E 0000 FFFFFFFF FEFF 00E0 FFFFFFFF")
                                .repeat(10_000, "0900 0210 FFFFFFFF FEFF 00E0 FFFFFFFF"),
                        EXPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void tenThousandNestedSequencesInUnknownValues() throws IOException {
        byte[] inner = new byte[0];
        for (int i = 0; i < 10_000; i++) {
            ByteArrayOutputStream level = new ByteArrayOutputStream();
            level.writeBytes(new Bytes().hex("4000 7502").toByteArray());
            level.writeBytes(little(inner.length + 8));
            level.writeBytes(new Bytes().hex("FEFF 00E0").toByteArray());
            level.writeBytes(little(inner.length));
            level.writeBytes(inner);
            inner = level.toByteArray();
        }
        byte[] nested = inner;
        assertRefused(
                "10,000 nested sequences of defined length",
                Reason.DATA_SET_TOO_DEEP,
                () -> DataSetReader.read(nested, IMPLICIT_VR_LITTLE_ENDIAN));
    }

    @Test
    void millionsOfEmptyItems() {
        byte[] head = new Bytes().hex("4000 7502 5351 0000 FFFFFFFF").toByteArray();
        byte[] item = new Bytes().hex("FEFF 00E0 00000000").toByteArray();
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(head), new Repeated(item));
        assertRefused(
                "millions of empty items",
                Reason.TOO_LARGE,
                () -> DataSetReader.read(endless, EXPLICIT_VR_LITTLE_ENDIAN));
    }

    /** The same bytes again and again, without end. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private int at;

        Repeated(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes[at++ % bytes.length] & 0xFF;
        }
    }

    @Test
    void deviationsWithoutEnd() throws IOException {
        Deviations.Collector met = Deviations.collector();
        byte[] many = new Bytes().repeat(50_000, "1000 2000 01000000 41").toByteArray();
        DataSetReader.read(ByteRange.of(many), IMPLICIT_VR_LITTLE_ENDIAN, met);
        assertThat(met.deviations().listed()).hasSize(Deviations.LISTED_MAX);
        assertThat(met.deviations().count()).isEqualTo(50_000 + 49_999);
        assertDocumented("a deviation in every element", "DUPLICATE");
    }

    @Test
    void trailingJunk() {
        assertRefused(
                "something behind the null bytes at the end",
                Reason.DATA_SET_CORRUPT,
                () -> read(
                        new Bytes().hex("1000 2000 00000000").repeat(64, "00").hex("41"), IMPLICIT_VR_LITTLE_ENDIAN));
        assertThatThrownBy(() -> Part10.read("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Rejected.class);
        assertDocumented("no DICOM at all", "NOT_DICOM");
    }
}
