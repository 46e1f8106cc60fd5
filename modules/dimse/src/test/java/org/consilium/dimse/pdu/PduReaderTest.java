package org.consilium.dimse.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PduReaderTest {

    private static final int DATA_LENGTH_MAX = 4096;

    private static final UserInformation EVERYTHING = new UserInformation(
            0xFFFFFFF0L,
            "1.2.3",
            "VERSION",
            Optional.of(new AsynchronousOperations(3, 0)),
            List.of(new RoleSelection("1.2.840.10008.5.1.4.1.1.2", true, true), new RoleSelection("1.2", false, true)),
            List.of(new ExtendedNegotiation("1.2.840.10008.5.1.4.1.2.2.1", new byte[] {1, 1, 0})),
            List.of(new CommonExtendedNegotiation("1.2.9", "1.2.840.10008.4.2", List.of("1.2.7", "1.2.8"))),
            Optional.of(new UserIdentity(2, true, new byte[] {'m', 'e'}, new byte[] {'p'})),
            Optional.empty());

    @Test
    void readsBackEveryKindOfPduThatIsWritten() throws IOException {
        var contexts = List.of(
                new PresentationContext(1, "1.2.840.10008.1.1", List.of("1.2.840.10008.1.2")),
                new PresentationContext(255, "1.2.840.10008.5.1.4.1.1.2", List.of("1.2.840.10008.1.2.1", "1.2.3.4")));
        var rq = new AssociateRq(1, "CONSILIUM", "CT 1", AssociateRq.DICOM_APPLICATION_CONTEXT, contexts, EVERYTHING);
        var ac = new AssociateAc(
                "CONSILIUM",
                "CT 1",
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                List.of(new ContextResult(1, 0, "1.2.840.10008.1.2"), new ContextResult(3, 4, "")),
                UserInformation.ofThisImplementation(0));
        var pdus = List.of(
                rq,
                ac,
                AssociateRj.LOCAL_LIMIT_EXCEEDED,
                new ReleaseRq(),
                new ReleaseRp(),
                Abort.byProvider(Abort.UNEXPECTED_PDU));

        var bytes = new ByteArrayOutputStream();
        pdus.forEach(pdu -> write(bytes, pdu));
        PduReader reader = readerOf(bytes.toByteArray());

        for (Pdu pdu : pdus) {
            assertThat(reader.read())
                    .hasValueSatisfying(
                            read -> assertThat(read).usingRecursiveComparison().isEqualTo(pdu));
        }
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void readsDataPdusOfAnySizeThroughOneBufferHoweverTheBytesArrive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int[] lengths = {0, 1, 4000, 2, 4090, 4090, 7};
        for (int length : lengths) {
            bytes.writeBytes(dataPdu(length));
        }
        for (int step : new int[] {1, 5, 6, 13, 1000, 100_000}) {
            PduReader reader = new PduReader(inSteps(bytes.toByteArray(), step), DATA_LENGTH_MAX);
            for (int length : lengths) {
                var pdu = (PDataTf) reader.read().orElseThrow();
                PresentationDataValue value = pdu.first().orElseThrow();
                assertThat(value.length()).isEqualTo(length);
                assertThat(value.isCommand()).isFalse();
                assertThat(value.isLast()).isTrue();
                assertThat(IntStream.range(0, length).allMatch(i -> value.buffer()[value.offset() + i] == (byte) i))
                        .isTrue();
                assertThat(value.next()).isEmpty();
            }
            assertThat(reader.read()).isEmpty();
        }
    }

    @Test
    void takesWhatHasBeenSentTogetherWithOneRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(dataPdu(120));
        bytes.writeBytes(dataPdu(3000));
        var in = new ByteArrayInputStream(bytes.toByteArray());
        var reads = new AtomicInteger();
        var reader = new PduReader(
                (buffer, offset, length) -> {
                    reads.incrementAndGet();
                    return in.read(buffer, offset, length);
                },
                DATA_LENGTH_MAX);

        assertThat(reader.read()).isPresent();
        assertThat(reader.read()).isPresent();
        assertThat(reads).hasValue(1);
    }

    @Test
    void ignoresItemsItDoesNotKnow() throws IOException {
        var rq = new AssociateRq(
                1, "A", "B", AssociateRq.DICOM_APPLICATION_CONTEXT, List.of(), UserInformation.ofThisImplementation(1));
        byte[] known = PduEncoder.encode(rq).buffer();
        byte[] more = HexFormat.of().parseHex("99000003" + "010203");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(known);
        bytes.writeBytes(more);
        byte[] whole = bytes.toByteArray();
        Bytes.putInt32(whole, 2, whole.length - Pdu.HEADER_LENGTH);

        assertThat(readerOf(whole).read())
                .hasValueSatisfying(
                        read -> assertThat(read).usingRecursiveComparison().isEqualTo(rq));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010000000000", // A-ASSOCIATE-RQ of no length
                "010000000003010203", // of three bytes
                "0100FFFFFFFF", // of 4 GiB
                "010000100001", // one byte over the limit
                "0400FFFFFFFF", // P-DATA-TF of 4 GiB
                "040000001001", // one byte over what was offered
                "040000000000", // without a PDV item
                "05000000000500", // A-RELEASE-RQ that is too long
                "070000000000", // A-ABORT without reason
                "080000000004", // a type that does not exist
                "474554202F20", // GET /
                "160301020001", // TLS hello
                "FFFFFFFFFFFF"
            })
    void refusesALengthOrTypeBeforeItReadsOn(String header) {
        assertThatThrownBy(() -> readerOf(HexFormat.of().parseHex(header)).read())
                .isInstanceOf(InvalidPdu.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04000000000600000001" + "0103", // PDV item of length 1
                "0400000000060000FFFF" + "0103", // PDV item longer than its PDU
                "040000000006FFFFFFFF" + "0103",
                "040000000009" + "000000020103" + "000000" // a second item that is cut
            })
    void refusesPdvItemsThatDoNotFillTheirPdu(String pdu) {
        assertThatThrownBy(() -> readerOf(HexFormat.of().parseHex(pdu)).read()).isInstanceOf(InvalidPdu.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 128, 254})
    void refusesContextIdsThatAreNotOdd(int id) {
        byte[] rq = PduEncoder.encode(
                        request(List.of(new PresentationContext(id, "1.2", List.of("1.2.840.10008.1.2")))))
                .buffer();
        assertThatThrownBy(() -> readerOf(rq).read())
                .isInstanceOf(InvalidPdu.class)
                .hasMessageContaining("not odd");
    }

    @Test
    void refusesMoreContextsThanThereAreOddNumbers() {
        var contexts = IntStream.range(0, 129)
                .mapToObj(i -> new PresentationContext((2 * i + 1) & 0xFF, "1.2", List.of("1.2.840.10008.1.2")))
                .toList();
        byte[] rq = PduEncoder.encode(request(contexts)).buffer();
        assertThatThrownBy(() -> readerOf(rq).read())
                .isInstanceOf(InvalidPdu.class)
                .hasMessageContaining("twice");
    }

    @Test
    void refusesAnUnreasonableNumberOfTransferSyntaxes() {
        var many = IntStream.range(0, 200).mapToObj(i -> "1.2." + i).toList();
        byte[] rq = PduEncoder.encode(request(List.of(new PresentationContext(1, "1.2", many))))
                .buffer();
        assertThatThrownBy(() -> readerOf(rq).read())
                .isInstanceOf(InvalidPdu.class)
                .hasMessageContaining("128");
    }

    @Test
    void saysThatTheConnectionEndedWithinAPdu() {
        assertThatThrownBy(() -> readerOf(new byte[] {4, 0, 0}).read()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> readerOf(HexFormat.of().parseHex("040000000006" + "0000"))
                        .read())
                .isInstanceOf(EOFException.class);
    }

    private static AssociateRq request(List<PresentationContext> contexts) {
        return new AssociateRq(
                1,
                "A",
                "B",
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                contexts,
                UserInformation.ofThisImplementation(16384));
    }

    private static byte[] dataPdu(int length) {
        byte[] pdu = new byte[Pdu.HEADER_LENGTH + PDataTf.PDV_HEADER_LENGTH + length];
        PduEncoder.writeDataHeader(pdu, 0, PDataTf.PDV_HEADER_LENGTH + length);
        PresentationDataValue.writeHeader(pdu, Pdu.HEADER_LENGTH, length, 1, false, true);
        for (int i = 0; i < length; i++) {
            pdu[Pdu.HEADER_LENGTH + PDataTf.PDV_HEADER_LENGTH + i] = (byte) i;
        }
        return pdu;
    }

    private static void write(ByteArrayOutputStream out, Pdu pdu) {
        EncodedPdu bytes = PduEncoder.encode(pdu);
        out.write(bytes.buffer(), bytes.offset(), bytes.length());
    }

    private static PduReader readerOf(byte[] bytes) {
        return new PduReader(inSteps(bytes, Integer.MAX_VALUE), DATA_LENGTH_MAX);
    }

    private static PduReader.Source inSteps(byte[] bytes, int step) {
        var in = new ByteArrayInputStream(bytes);
        return (buffer, offset, length) -> in.read(buffer, offset, Math.min(step, length));
    }
}
