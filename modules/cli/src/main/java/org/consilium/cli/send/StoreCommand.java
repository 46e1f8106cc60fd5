package org.consilium.cli.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.consilium.cli.console.Amounts;
import org.consilium.cli.console.Console;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.cli.console.Progress;
import org.consilium.cli.peer.PeerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** C-STORE as user (PS3.4 annex B). */
@Command(
        name = "store",
        description = {
            "Sends objects to a peer (C-STORE), each exactly as its file holds it.",
            "Stops at the first object that is not stored, unless --continue is given."
        },
        footer = {
            "",
            "Examples:",
            "  dicom store localhost:11112 --called CONSILIUM wrist/ ct.dcm",
            "  dicom store PACS@10.1.2.9:104 -j 4 --continue --failed again.txt /archive/2026",
            "  dicom store PACS@10.1.2.9:104 --files-from again.txt"
        })
public final class StoreCommand implements Callable<Integer> {

    private static final int ASSOCIATIONS_MAX = 64;
    private static final int WINDOW_MAX = 256;

    private final Console console;

    @Mixin
    PeerOptions peer = new PeerOptions();

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description = "Files, folders that are searched whole, and DICOMDIRs for what they list.")
    List<Path> files = List.of();

    @Option(
            names = "--files-from",
            paramLabel = "LIST",
            description = "More files and folders, one a line; - is standard input.")
    Optional<Path> list = Optional.empty();

    @Option(
            names = {"-j", "--associations"},
            paramLabel = "N",
            defaultValue = "1",
            description = "How many associations at a time (default: 1).")
    int associations = 1;

    @Option(
            names = {"-w", "--window"},
            paramLabel = "N",
            defaultValue = "1",
            description = "How many requests may be under way over one association, if the peer agrees (default: 1).")
    int window = 1;

    @Option(names = "--continue", description = "Goes on when an object is not stored.")
    boolean goOn;

    @Option(
            names = "--failed",
            paramLabel = "LIST",
            description = "Writes the paths of what was not stored to a file, for a later --files-from.")
    Optional<Path> failedList = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress; failures and the summary only.")
    boolean quiet;

    public StoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        checkRange("--associations", associations, ASSOCIATIONS_MAX);
        checkRange("--window", window, WINDOW_MAX);
        Sources sources = sources();
        var tally = new Tally();
        sources.unusable().forEach(each -> {
            console.complain(each.file() + ": " + each.because());
            tally.failed(each.file(), each.because());
        });
        try (var progress = new Progress(console, "object", quiet)) {
            if (goOn || !tally.hasFailed()) {
                progress.total(sources.objects().size(), bytes(sources.objects()));
                send(sources.objects(), new Carrier.Job(peer, tally, progress, console.interruption(), window, goOn));
            }
            progress.close();
            tally.print(console.out(), progress);
        }
        if (sources.skipped() > 0) {
            console.out().println(Amounts.count(sources.skipped(), "file") + " left out: no DICOM objects");
        }
        if (failedList.isPresent()) {
            tally.writeFailed(failedList.get());
        }
        return exitCode(tally);
    }

    private static void checkRange(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw new Failure(ExitCode.USAGE, option + " takes 1 to " + max);
        }
    }

    private Sources sources() throws IOException {
        var sources = new Sources(console.interruption());
        List<Path> named = new ArrayList<>(files);
        if (list.isPresent()) {
            named.addAll(lines(list.get()));
        }
        if (named.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "no file to send; name files or folders, or --files-from");
        }
        for (Path each : named) {
            sources.add(each);
        }
        return sources;
    }

    private List<Path> lines(Path from) throws IOException {
        try (var reader = from.toString().equals("-")
                ? new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))
                : Files.newBufferedReader(from)) {
            return reader.lines().filter(line -> !line.isBlank()).map(Path::of).toList();
        }
    }

    private static long bytes(List<Outgoing> objects) {
        return objects.stream().mapToLong(Outgoing::length).sum();
    }

    private void send(List<Outgoing> objects, Carrier.Job job) {
        List<Outgoing> notSent = new ArrayList<>();
        for (Round round : Round.of(objects)) {
            Queue<Outgoing> queue = new ConcurrentLinkedQueue<>(round.objects());
            runAll(round, queue, job);
            notSent.addAll(queue);
        }
        notSent.forEach(object -> job.tally().failed(object.file(), "not sent"));
    }

    /** At most as many associations as there are objects. */
    private void runAll(Round round, Queue<Outgoing> queue, Carrier.Job job) {
        int count = Math.min(associations, round.objects().size());
        Together.all(count, Executors.callable(new Carrier(job, round, queue)));
    }

    private static int exitCode(Tally tally) {
        if (tally.isPeerLost() && tally.hasFailed()) {
            return ExitCode.PEER;
        }
        return tally.hasFailed() ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }
}
