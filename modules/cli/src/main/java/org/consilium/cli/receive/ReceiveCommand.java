package org.consilium.cli.receive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.peer.AeTitleConverter;
import org.consilium.cli.peer.SecondsConverter;
import org.consilium.cli.peer.TlsOptions;
import org.consilium.dimse.DimseServer;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.Decision;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.AeTitle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** C-STORE as provider (PS3.4 annex B). */
@Command(
        name = "receive",
        description = {
            "Listens on a port and writes what is sent to it into a folder (C-STORE and C-ECHO provider).",
            "Files are named by their SOP Instance UID; a later object replaces an earlier one of the same UID.",
            "Ends with Ctrl-C, or after --count objects, or after --for some time."
        },
        footer = {
            "",
            "Examples:",
            "  dicom receive 11113 --to inbox",
            "  dicom receive 11113 --to inbox --tree --ae MYSELF --count 200",
            "  dicom receive 2762 --to inbox --cert node.pem --key node.key --ca partners.pem"
        })
public final class ReceiveCommand implements Callable<Integer> {

    /** How long senders may finish what they have begun. */
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final Console console;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    @Parameters(index = "0", paramLabel = "PORT", description = "The port; 0 is any free one, which is then printed.")
    int port;

    @Mixin
    FolderOptions folder = new FolderOptions();

    @Option(
            names = "--ae",
            paramLabel = "AE",
            converter = AeTitleConverter.class,
            description = "Rejects associations that call another AE title than this (default: any).")
    Optional<AeTitle> aeTitle = Optional.empty();

    @Option(names = "--count", paramLabel = "N", description = "Ends after N objects.")
    Optional<Long> countMax = Optional.empty();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = SecondsConverter.class,
            description = "Ends after this time: 30, 5m, 2h.")
    Optional<Duration> timeMax = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            description = "No line per object.")
    boolean quiet;

    @Mixin
    TlsOptions tls = new TlsOptions();

    public ReceiveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var objects = folder.open();
        boolean asked;
        DimseServer.Builder builder = DimseServer.builder()
                .port(port)
                .policy(policy())
                .drain(DRAIN)
                .storage((request, dataSet) -> receive(objects, request, dataSet));
        tls.serverSockets().ifPresent(builder::socketFactory);
        try (DimseServer server = builder.start()) {
            console.err().println("listening on port " + server.port() + ", writing to " + folder.folder);
            asked = awaitEnd();
        }
        console.line(Amounts.count(received.get(), "object") + " received, " + Amounts.bytes(bytes.get()));
        return asked ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private AssociationPolicy policy() {
        return request -> aeTitle.filter(own -> !own.equals(request.peer().calledAe()))
                .<Decision>map(_ -> new Decision.Reject(AssociateRj.CALLED_AE_TITLE_NOT_RECOGNIZED))
                .orElse(Decision.ACCEPT_ALL);
    }

    private DimseStatus receive(ObjectFolder objects, StoreRequest request, InputStream dataSet) throws IOException {
        ObjectFolder.Written written = objects.write(request, dataSet);
        bytes.addAndGet(written.bytes());
        received.incrementAndGet();
        if (!quiet) {
            console.line(written.file().toString());
        }
        return DimseStatus.SUCCESS;
    }

    /** Whether it ends because somebody asked for it. */
    private boolean awaitEnd() {
        Duration step = Duration.ofMillis(50);
        long start = System.nanoTime();
        while (!console.interruption().await(step)) {
            boolean enough = countMax.isPresent() && received.get() >= countMax.get();
            boolean late = timeMax.isPresent()
                    && System.nanoTime() - start >= timeMax.get().toNanos();
            if (enough || late) {
                return false;
            }
        }
        return true;
    }
}
