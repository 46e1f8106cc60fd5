package org.consilium.cli.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.consilium.cli.Cli;
import org.consilium.cli.console.ExitCode;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.association.Peer;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.testkit.FreePort;
import org.junit.jupiter.api.Test;

class EchoCommandIT {

    @Test
    void saysThatThePeerAnswered() throws IOException {
        try (DimseServer server = DimseServer.builder().start()) {
            Cli.Result result = Cli.run("echo", "localhost:" + server.port(), "--called", "THERE", "-n", 2);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
            assertThat(result.out().lines()).hasSize(3);
            assertThat(result.out())
                    .contains("THERE@localhost:" + server.port())
                    .contains("status 0x0000");
        }
    }

    @Test
    void presentsItselfUnderTheTitlesItWasGiven() throws IOException {
        var seen = new CopyOnWriteArrayList<Peer>();
        AssociationPolicy policy = request -> {
            seen.add(request.peer());
            return Decision.ACCEPT_ALL;
        };
        try (DimseServer server = DimseServer.builder().policy(policy).start()) {
            assertThat(Cli.run("echo", "PACS@127.0.0.1:" + server.port(), "--calling", "ME")
                            .exitCode())
                    .isEqualTo(ExitCode.DONE);
        }
        Peer peer = seen.getFirst();
        assertThat(peer.calledAe().value()).isEqualTo("PACS");
        assertThat(peer.callingAe().value()).isEqualTo("ME");
    }

    @Test
    void endsWithThreeWhereNobodyListens() {
        Cli.Result result = Cli.run("echo", "localhost:" + FreePort.find());
        assertThat(result.exitCode()).isEqualTo(ExitCode.PEER);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void endsWithThreeWhereTheAssociationIsRejected() throws IOException {
        AssociationPolicy policy = _ -> new Decision.Reject(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED);
        try (DimseServer server = DimseServer.builder().policy(policy).start()) {
            Cli.Result result = Cli.run("echo", "localhost:" + server.port());
            assertThat(result.exitCode()).isEqualTo(ExitCode.PEER);
            assertThat(result.err()).contains("rejected");
        }
    }

    @Test
    void endsWithTwoForACommandLineThatIsNotUnderstood() {
        assertThat(Cli.run("echo").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("echo", "localhost:99999").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("echo", "localhost:104", "--called", "MORE_THAN_SIXTEEN")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("ecko").err()).contains("Did you mean: dicom echo");
    }
}
