package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.Part10;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.RemoteAe.Permission;
import org.consilium.testkit.ForeignTool;
import org.consilium.testkit.FreePort;
import org.consilium.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every object of the collection that can be stored, got and moved by receivers that take it as it is stored. */
class CollectionRetrieveIT {

    private static final String GET = Uids.StudyRootQueryRetrieveInformationModelGet;
    private static final String MOVE = Uids.StudyRootQueryRetrieveInformationModelMove;

    /** As many UIDs as a value with a length of 16 bits surely holds. */
    private static final int NAMED_MAX = 500;

    @TempDir
    private Path folder;

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Sent(Path file, Uid uid, String sopClass, TransferSyntax transferSyntax, byte[] dataSet) {}

    /** What one SOP class and transfer syntax have in common is one presentation context. */
    private record Kind(String sopClass, TransferSyntax transferSyntax) {}

    @Test
    void getsAndMovesEveryObjectByteForByte() throws IOException {
        List<Path> files = TestData.files("");
        int sent = 0;
        // Some share a SOP Instance UID on purpose: each round is an archive of its own for what conflicted before.
        for (int round = 0; !files.isEmpty(); round++) {
            List<Path> conflicting = new ArrayList<>();
            try (var node = PeerNode.open(folder.resolve(Integer.toString(round)))) {
                var stored = store(node, files, conflicting);
                sent += stored.size();
                move(node, stored);
                get(node, stored);
            }
            assertThat(conflicting).hasSizeLessThan(files.size());
            files = conflicting;
        }
        assertThat(sent).isGreaterThan(100);
    }

    /** Each sample goes with the option that makes DCMTK take it as it is stored. */
    @Test
    void dcmtkGetsAndReceivesObjectsAsTheyAreStored() throws IOException {
        int port = FreePort.find();
        var samples = Map.of(
                "ct/CT_small.dcm", "+xe",
                "ct/CT-JPEGLosslessSV1.dcm", "+xs",
                "transfer-syntaxes/1.2.840.10008.1.2.5_RLELossless.dcm", "+xr",
                "transfer-syntaxes/1.2.840.10008.1.2.4.80_JPEGLSLossless.dcm", "+xt",
                "transfer-syntaxes/1.2.840.10008.1.2.4.90_JPEG2000LosslessOnly.dcm", "+xv");
        for (var sample : samples.entrySet()) {
            try (var node = PeerNode.open(folder.resolve(sample.getValue()))) {
                node.allow("MOVER", "127.0.0.1", port, Optional.empty(), EnumSet.allOf(Permission.class));
                var object = store(node, List.of(TestData.file(sample.getKey())), new ArrayList<>())
                        .getFirst();
                var got = Files.createDirectories(folder.resolve("got" + sample.getValue()));
                var getting = run("getscu", node, "PACS", sample.getValue(), "+B", "-od", got, named(object));
                assertWritten(object, got, getting);
                var moved = Files.createDirectories(folder.resolve("moved" + sample.getValue()));
                var storescp = ForeignTool.require("storescp")
                        .start(folder.resolve("storescp.log"), "-od", moved, "+B", "+xa", port);
                try {
                    await().atMost(Duration.ofSeconds(30)).until(() -> isListening(port));
                    var moving = run("movescu", node, "PACS", "+xe", named(object), "-aem", "MOVER");
                    assertWritten(object, moved, moving);
                } finally {
                    storescp.destroy();
                    storescp.onExit().join();
                }
            }
        }
    }

    private static String run(String tool, PeerNode node, String title, String encoding, Object... more) {
        var arguments = Stream.of(
                        Stream.of(
                                "-v",
                                "-S",
                                encoding,
                                "-aet",
                                title,
                                "-aec",
                                "CONSILIUM",
                                "-k",
                                "QueryRetrieveLevel=IMAGE"),
                        Stream.of(more).flatMap(each -> each instanceof List<?> list ? list.stream() : Stream.of(each)),
                        Stream.of("127.0.0.1", node.server.port()))
                .flatMap(each -> each)
                .toArray();
        var ended = ForeignTool.require(tool).run(arguments);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static List<String> named(Sent object) throws IOException {
        var header = Part10.read(object.file()).dataSet();
        return Stream.of(Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID)
                .flatMap(tag -> Stream.of(
                        "-k", Dictionary.keyword(tag) + "=" + header.text(tag).orElseThrow()))
                .toList();
    }

    private static void assertWritten(Sent object, Path received, String output) throws IOException {
        try (var files = Files.list(received)) {
            var found = files.toList();
            assertThat(found).as(object.file() + ": " + output).hasSize(1);
            var file = Part10.read(found.getFirst());
            assertThat(file.meta().transferSyntax()).isEqualTo(object.transferSyntax());
            assertThat(file.dataSetBytes().toByteArray())
                    .as(object.file().toString())
                    .isEqualTo(object.dataSet());
        }
    }

    private static List<Sent> store(PeerNode node, List<Path> files, List<Path> conflicting) throws IOException {
        var sent = new ArrayList<Sent>();
        for (var file : files) {
            try (var in = Files.newInputStream(file)) {
                var stream = Part10.open(in);
                var dataSet = stream.dataSet().readAllBytes();
                var transferSyntax = stream.meta().transferSyntax();
                switch (node.archive.receive(dataSet, transferSyntax, "CORPUS")) {
                    case Receipt.Stored(Uid _, Uid _, Uid uid, String sopClass)
                    // One that is no UID cannot be proposed to anybody.
                    when Uid.isValid(transferSyntax.uid()) ->
                        sent.add(new Sent(file, uid, sopClass, transferSyntax, dataSet));
                    case Receipt.Stored _, Receipt.Duplicate _ -> {}
                    case Receipt.Refused refused
                    when refused.reason() == Reason.SAME_UID_OTHER_CONTENT -> conflicting.add(file);
                    case Receipt.Refused _ -> {} // Cannot be stored: CorpusIT says why.
                }
            } catch (Rejected noDicomFile) {
                continue; // The collection has papers and pictures too.
            }
        }
        return sent;
    }

    private static void move(PeerNode node, List<Sent> stored) throws IOException {
        node.taken.byUid.clear();
        for (int from = 0; from < stored.size(); from += NAMED_MAX) {
            try (var association = node.connect(PeerNode.PACS, MOVE)) {
                association.move(
                        MOVE,
                        named(stored.subList(from, Math.min(stored.size(), from + NAMED_MAX))),
                        PeerNode.PACS,
                        _ -> true);
            }
        }
        assertTaken(node, stored);
    }

    private static void get(PeerNode node, List<Sent> stored) throws IOException {
        node.taken.byUid.clear();
        var kinds =
                stored.stream().collect(Collectors.groupingBy(each -> new Kind(each.sopClass, each.transferSyntax)));
        for (var kind : kinds.entrySet()) {
            var storage =
                    ContextProposal.of(kind.getKey().sopClass(), kind.getKey().transferSyntax());
            try (var association =
                    DimseClient.connectForGet(node.as(PeerNode.PACS), GET, List.of(storage), node.taken)) {
                association.get(GET, named(kind.getValue()), _ -> true);
            }
        }
        assertTaken(node, stored);
    }

    private static DataSet named(List<Sent> objects) {
        return DataSet.builder()
                .text(Tag.QueryRetrieveLevel, "IMAGE")
                .text(
                        Tag.SOPInstanceUID,
                        objects.stream().map(each -> each.uid().value()).toArray(String[]::new))
                .build();
    }

    private static void assertTaken(PeerNode node, List<Sent> stored) {
        var softly = new SoftAssertions();
        for (var each : stored) {
            var taken = node.taken.byUid.get(each.uid().value());
            softly.assertThat(taken).as(each.file().toString()).isNotNull();
            if (taken != null) {
                softly.assertThat(taken.request().transferSyntax())
                        .as(each.file().toString())
                        .isEqualTo(each.transferSyntax());
                softly.assertThat(taken.dataSet()).as(each.file().toString()).isEqualTo(each.dataSet());
            }
        }
        softly.assertAll();
    }
}
