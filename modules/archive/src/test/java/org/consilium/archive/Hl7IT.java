package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.consilium.archive.correct.Correction;
import org.consilium.archive.correct.Kind;
import org.consilium.archive.hl7.Hl7Settings;
import org.consilium.archive.hl7.MllpServer;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hl7IT {

    private static final String HEAD = "MSH|^~\\&|HIS|HOSP|CONSILIUM|IMG|20260102||";
    private static final String TAIL = "|P|2.5||||||UNICODE UTF-8\rEVN||20260102\r";
    private static final int START = 0x0B;
    private static final int END = 0x1C;

    @TempDir
    Path folder;

    private Database database;
    private TestArchive node;
    private MllpServer server;
    private int port;

    @BeforeEach
    void open() throws IOException {
        database = Database.migrated("archive");
        node = TestArchive.open(folder, database.dataSource(), ObjectStores.folder(folder.resolve("objects")));
        var his = new Hl7Settings.Sender("HIS", "HOSP", "127.0.0.1", "Home", "MPI");
        var strange = new Hl7Settings.Sender("FAR", "HOSP", "192.0.2.1", "Home", "");
        var settings = new Hl7Settings(
                0,
                "127.0.0.1",
                org.springframework.util.unit.DataSize.ofKilobytes(64),
                2,
                Duration.ofMinutes(1),
                List.of(his, strange));
        server = MllpServer.of(settings, node.corrections, new TestInstitutions());
        port = server.listen(0);
    }

    @AfterEach
    void close() {
        server.stop();
        node.close();
        database.close();
    }

    @Test
    void aMergedPatientsStudiesAreShownAsTheSurvivorsOnce() throws IOException {
        var slice = received();
        var message = HEAD + "ADT^A40^ADT_A39|4711" + TAIL
                + "PID|1||P7^^^MPI^MR||Кузнецова^Анна^Петровна^^Dr||19500203|F\rMRG|P1^^^MPI^MR\r";

        assertThat(send(message)).contains("MSA|AA|4711");
        assertThat(send(message)).contains("MSA|AA|4711");

        var patient = patient(slice);
        assertThat(patient.id()).isEqualTo("P7");
        assertThat(patient.name()).isEqualTo("Кузнецова^Анна^Петровна^Dr");
        assertThat(patient.sex()).isEqualTo("F");
        assertThat(node.corrections.newest(TestArchive.NODE))
                .filteredOn(each -> each.prior().orElseThrow().issuer().isEmpty())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.kind()).isEqualTo(Kind.MERGE);
                    assertThat(each.source().controlId()).isEqualTo("4711");
                    assertThat(each.source().by()).isEqualTo("HIS@HOSP");
                });
    }

    @Test
    void anUpdateThatChangesSomethingIsNotedAndOthersAreNot() throws IOException {
        var slice = received();
        var update = "PID|1||P1^^^MPI||Novak^Jana||19500203|F\r";
        assertThat(send(HEAD + "ADT^A08|1" + TAIL + update)).contains("MSA|AA|1");
        assertThat(patient(slice).name()).isEqualTo("Novak^Jana");
        assertThat(send(HEAD + "ADT^A08|2" + TAIL + update)).contains("MSA|AA|2");
        assertThat(send(HEAD + "ADT^A08|3" + TAIL + "PID|1||NOBODY^^^MPI||X^Y\r"))
                .contains("MSA|AA|3");
        assertThat(send(HEAD + "ADT^A01|4" + TAIL + update)).contains("MSA|AA|4");
        assertThat(node.corrections.newest(TestArchive.NODE))
                .extracting(Correction::kind)
                .containsExactly(Kind.UPDATE);
    }

    @Test
    void severalMergesOfOneMessageEachKeepToTheirOwnPatient() throws IOException {
        var slice = received();
        assertThat(send(HEAD + "ADT^A40|9" + TAIL + "PID|1||Q1^^^MPI\rMRG|X1^^^MPI\rPID|2||Q2^^^MPI\rMRG|P1^^^MPI\r"))
                .contains("MSA|AA|9");
        assertThat(patient(slice).id()).isEqualTo("Q2");
    }

    @Test
    void whatCannotBeDoneIsSaidWithItsCode() throws IOException {
        received();
        assertThat(send(HEAD + "ADT^A40|1" + TAIL + "PID|1||P7^^^MPI\r")).contains("MSA|AE|1", "|101|", "MRG-1");
        assertThat(send(HEAD + "ADT^A08|1" + TAIL + "PID|1||\r")).contains("MSA|AE|1", "|101|", "PID-3");
        assertThat(send(HEAD + "ADT^A45|1" + TAIL + "PID|1||P1\r")).contains("MSA|AR|1", "|201|");
        assertThat(send(HEAD + "ORM^O01|1" + TAIL)).contains("MSA|AR|1", "|200|");
        assertThat(send(HEAD.replace("HIS", "ELSE") + "ADT^A08|1" + TAIL + "PID|1||P1\r"))
                .contains("MSA|AR|1", "|204|");
        assertThat(send(HEAD.replace("HIS", "FAR") + "ADT^A08|1" + TAIL + "PID|1||P1\r"))
                .as("from another address than the configured one")
                .contains("MSA|AR|1", "|204|");
        assertThat(send("not a message")).contains("MSA|AR|", "|102|");
        assertThat(node.corrections.newest(TestArchive.NODE)).isEmpty();
    }

    @Test
    void aMessageOverTheLimitEndsItsConnectionAndOthersGoOn() throws IOException {
        received();
        try (var socket = new Socket("127.0.0.1", port)) {
            var out = socket.getOutputStream();
            out.write(START);
            try {
                out.write(new byte[1 << 20]);
            } catch (IOException closedByTheNode) {
                assertThat(closedByTheNode).isNotNull();
            }
            assertThat(readAll(socket)).isEmpty();
        }
        assertThat(send(HEAD + "ADT^A01|5" + TAIL)).contains("MSA|AA|5");
    }

    private DataSet received() {
        var slice = Images.slice().build();
        node.receive(slice);
        assertThat(node.archive.openStudy(
                        TestArchive.NODE, slice.uid(Tag.StudyInstanceUID).orElseThrow()))
                .hasSize(1);
        return slice;
    }

    private Patient patient(DataSet slice) {
        return node.archive
                .study(TestArchive.NODE, slice.uid(Tag.StudyInstanceUID).orElseThrow())
                .orElseThrow()
                .patient();
    }

    private String send(String message) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var frame = new ByteArrayOutputStream();
            frame.write(START);
            frame.write(message.getBytes(StandardCharsets.UTF_8));
            frame.write(END);
            frame.write('\r');
            socket.getOutputStream().write(frame.toByteArray());
            socket.shutdownOutput();
            return new String(readAll(socket), StandardCharsets.UTF_8);
        }
    }

    /** Everything until the node closes; a reset is an end too. */
    private static byte[] readAll(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException reset) {
            return new byte[0];
        }
    }
}
