package org.consilium.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.consilium.dimse.pdu.Abort;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.ContextResult;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.UserInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Association requests that cannot be granted as they are. */
class HostileProposalIT extends HostilePeers {

    @ParameterizedTest
    @ValueSource(strings = {"A\0B", "A\rB", "A\\B", ""})
    void rejectsTitlesThatAreNone(String title) throws IOException {
        assertThat(answerTo(request(1, "CONSILIUM", title, AssociateRq.DICOM_APPLICATION_CONTEXT)))
                .contains(AssociateRj.CALLING_AE_TITLE_NOT_RECOGNIZED);
        assertThat(answerTo(request(1, title, "RAW", AssociateRq.DICOM_APPLICATION_CONTEXT)))
                .contains(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED);
    }

    @Test
    void rejectsOtherProtocolsWithTheirReason() throws IOException {
        assertThat(answerTo(request(2, "CONSILIUM", "RAW", AssociateRq.DICOM_APPLICATION_CONTEXT)))
                .contains(AssociateRj.PROTOCOL_VERSION_NOT_SUPPORTED);
        assertThat(answerTo(request(1, "CONSILIUM", "RAW", "1.2.3")))
                .contains(AssociateRj.APPLICATION_CONTEXT_NAME_NOT_SUPPORTED);
        assertThat(answerTo(RawPeer.request(5))).contains(AssociateRj.NO_REASON_GIVEN);
    }

    @Test
    void takesTitlesThatLookLikePathsForTheNamesTheyAre() throws IOException {
        assertThat(answerTo(request(1, "../../etc/passwd", "..", AssociateRq.DICOM_APPLICATION_CONTEXT)))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(AssociateAc.class));
    }

    @Test
    void answersEachOf128Contexts() throws IOException {
        List<PresentationContext> contexts = IntStream.range(0, 128)
                .mapToObj(i -> new PresentationContext(
                        2 * i + 1, RawPeer.CT, List.of(RawPeer.IMPLICIT, "1.2.840.10008.1.2.1")))
                .toList();
        var answer = (AssociateAc) answerTo(proposing(contexts)).orElseThrow();
        assertThat(answer.presentationContexts())
                .hasSize(128)
                .allMatch(ContextResult::isAccepted)
                .extracting(ContextResult::id)
                .startsWith(1, 3)
                .endsWith(253, 255);
    }

    @Test
    void abortsMoreContextsThanThereAreNumbersFor() throws IOException {
        List<PresentationContext> contexts = IntStream.range(0, 129)
                .mapToObj(i -> new PresentationContext((2 * i + 1) & 0xFF, RawPeer.CT, List.of(RawPeer.IMPLICIT)))
                .toList();
        assertThat(answerTo(proposing(contexts))).contains(Abort.BY_USER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 254})
    void abortsEvenContextNumbers(int id) throws IOException {
        assertThat(answerTo(proposing(List.of(new PresentationContext(id, RawPeer.CT, List.of(RawPeer.IMPLICIT))))))
                .contains(Abort.BY_USER);
    }

    @Test
    void abortsMoreTransferSyntaxesThanExist() throws IOException {
        List<String> syntaxes =
                IntStream.range(0, 129).mapToObj(i -> "1.2." + i).toList();
        assertThat(answerTo(proposing(List.of(new PresentationContext(1, RawPeer.CT, syntaxes)))))
                .contains(Abort.BY_USER);
    }

    @Test
    void refusesContextsWithoutSyntaxesOrWithUidsThatAreNone() throws IOException {
        var answer = (AssociateAc) answerTo(proposing(List.of(
                        new PresentationContext(1, "", List.of(RawPeer.IMPLICIT)),
                        new PresentationContext(3, "../../1.2", List.of(RawPeer.IMPLICIT)),
                        new PresentationContext(5, "1." + "2".repeat(64), List.of(RawPeer.IMPLICIT)),
                        new PresentationContext(7, RawPeer.CT, List.of()),
                        new PresentationContext(9, RawPeer.CT, List.of("1.2\0.3")))))
                .orElseThrow();
        assertThat(answer.presentationContexts())
                .extracting(ContextResult::result)
                .containsExactly(3, 3, 3, 4, 4);
    }

    private static AssociateRq proposing(List<PresentationContext> contexts) {
        return new AssociateRq(
                1,
                "CONSILIUM",
                "RAW",
                AssociateRq.DICOM_APPLICATION_CONTEXT,
                contexts,
                UserInformation.ofThisImplementation(16384));
    }

    private static AssociateRq request(int version, String called, String calling, String context) {
        return new AssociateRq(
                version, called, calling, context, List.of(), UserInformation.ofThisImplementation(16384));
    }
}
