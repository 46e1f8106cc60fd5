package org.consilium.cli.send;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.cli.console.StatusText;
import org.consilium.cli.peer.PeerOptions;
import org.consilium.cli.peer.SecondsConverter;
import org.consilium.dimse.Association;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.AssociationProposal;
import org.consilium.dimse.commitment.CommitmentInbox;
import org.consilium.dimse.commitment.CommitmentResult;
import org.consilium.dimse.commitment.ObjectReference;
import org.consilium.dimse.commitment.StorageCommitment;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.dimse.service.ServiceClasses;
import org.consilium.kernel.Uid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Storage commitment as user (PS3.4 annex J). */
@Command(
        name = "commit",
        description = {
            "Asks a peer to answer for objects it was sent (storage commitment), and waits for its report.",
            "The report comes on the same association; with --listen it may also come on a new one.",
            "Ends with 1 when the peer does not answer for all of them, or says nothing in time."
        },
        footer = {
            "",
            "Examples:",
            "  dicom commit PACS@10.1.2.9:104 study/",
            "  dicom commit PACS@10.1.2.9:104 --calling MYSELF --listen 11113 --wait 10m study/",
            "  dicom commit PACS@10.1.2.9:104 --uid 1.2.840.10008.5.1.4.1.1.2:1.2.3.4"
        })
public final class CommitCommand implements Callable<Integer> {

    private static final Duration STEP = Duration.ofMillis(200);

    private final Console console;
    private final CommitmentInbox inbox = new CommitmentInbox();

    @Mixin
    PeerOptions peer = new PeerOptions();

    @Parameters(index = "1..*", paramLabel = "FILE", description = "The objects: files and folders as they were sent.")
    List<Path> files = List.of();

    @Option(
            names = "--uid",
            paramLabel = "CLASS:INSTANCE",
            description = "An object by SOP Class UID and SOP Instance UID; may be repeated.")
    List<String> uids = List.of();

    @Option(names = "--listen", paramLabel = "PORT", description = "Takes the report on this port too.")
    Optional<Integer> port = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = SecondsConverter.class,
            defaultValue = "60s",
            description = "How long to wait for the report (default: 60s).")
    Duration patience = Duration.ofSeconds(60);

    public CommitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<ObjectReference> references = references();
        if (port.isEmpty()) {
            return commit(references);
        }
        try (DimseServer _ = DimseServer.builder()
                .port(port.get())
                .services(services -> services.withUser(StorageCommitment.SOP_CLASS_UID, listener()))
                .start()) {
            return commit(references);
        }
    }

    private ServiceClass listener() {
        return StorageCommitment.user(inbox);
    }

    private List<ObjectReference> references() throws IOException {
        var sources = new Sources(console.interruption());
        for (Path each : files) {
            sources.add(each);
        }
        if (!sources.unusable().isEmpty()) {
            Sources.Unusable first = sources.unusable().getFirst();
            throw new Failure(ExitCode.SOME_FAILED, first.file() + ": " + first.because());
        }
        List<ObjectReference> references = new ArrayList<>();
        sources.objects()
                .forEach(each -> references.add(new ObjectReference(each.sopClassUid(), each.sopInstanceUid())));
        uids.forEach(each -> references.add(reference(each)));
        if (references.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "no object; name files, folders or --uid CLASS:INSTANCE");
        }
        return references;
    }

    private static ObjectReference reference(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length != 2 || !Uid.isValid(parts[0]) || !Uid.isValid(parts[1])) {
            throw new Failure(ExitCode.USAGE, "'" + text + "' is not two UIDs with a colon between them");
        }
        return new ObjectReference(parts[0], parts[1]);
    }

    private int commit(List<ObjectReference> references) {
        String transaction = Uid.random().value();
        var proposal = AssociationProposal.of(List.of(StorageCommitment.CONTEXT));
        var services = ServiceClasses.none().withUser(StorageCommitment.SOP_CLASS_UID, listener());
        try (CommitmentInbox.Expected expected = inbox.expect(transaction);
                Association association = peer.connect(proposal, services)) {
            DimseStatus status = StorageCommitment.request(association.machine(), transaction, references)
                    .status();
            if (!status.isSuccess()) {
                console.complain("the request was not taken: " + StatusText.of(status));
                return ExitCode.SOME_FAILED;
            }
            console.err()
                    .println("asked for " + Amounts.count(references.size(), "object") + ", waiting for the report");
            return await(expected).map(this::report).orElseGet(() -> {
                console.complain("no report in " + Amounts.time(patience) + "; it may still come");
                return ExitCode.SOME_FAILED;
            });
        } catch (IOException e) {
            throw peer.failure(e);
        }
    }

    private Optional<CommitmentResult> await(CommitmentInbox.Expected expected) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<CommitmentResult> result = Optional.empty();
        try {
            while (result.isEmpty()
                    && System.nanoTime() < end
                    && !console.interruption().isRequested()) {
                result = expected.await(STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return result;
    }

    private int report(CommitmentResult result) {
        result.failed()
                .forEach(each ->
                        console.complain(each.reference().sopInstanceUid() + ": " + StatusText.of(each.reason())));
        console.line(Amounts.count(result.committed().size(), "object") + " committed, "
                + result.failed().size() + " not");
        return result.isComplete() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
}
