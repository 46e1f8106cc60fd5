package org.consilium.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.consilium.bench.GeneratedObjects;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.DataSetWriter;

/**
 * Measures the toolkit and its peers in turn, several rounds long, and prints medians and ratios: {@code PeerComparison
 * [rounds] [seconds per figure]}.
 */
public final class PeerComparison {

    private static final int ROUNDS = 5;
    private static final int SECONDS = 2;

    /** Of each kind of work on each provider, before anything is measured: what a compiler at run time needs. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private PeerComparison() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS;
        Path work = Files.createTempDirectory("consilium-bench");
        try (var peers = new Peers(work)) {
            Figures associations = associations(peers, rounds, Duration.ofSeconds(seconds));
            Figures stores = stores(peers, rounds, Duration.ofSeconds(seconds));
            Figures files = new FileReading(work).measure(rounds, seconds);
            System.out.println(associations.table("Associations and C-ECHO, per second"));
            System.out.println(stores.table("C-STORE received and thrown away, objects per second"));
            System.out.println(files.table("Files of a CT image read, per second on one core"));
        } finally {
            Peers.delete(work);
        }
    }

    private static Figures associations(Peers peers, int rounds, Duration time) throws IOException {
        var figures = new Figures();
        List<Target> targets = new ArrayList<>(List.of(peers.toolkit()));
        peers.orthanc().ifPresent(targets::add);
        peers.storescp().ifPresent(targets::add);
        for (Target target : targets) {
            new Load(target, WARM_UP).openEchoRelease(8);
            new Load(target, WARM_UP).echo();
        }
        for (int round = 0; round < rounds; round++) {
            for (Target target : targets) {
                var load = new Load(target, time);
                figures.add("open, echo, release; 1 client", target.name(), load.openEchoRelease(1));
                figures.add("open, echo, release; 8 clients", target.name(), load.openEchoRelease(8));
                figures.add("echo on one association", target.name(), load.echo());
            }
        }
        return figures;
    }

    private static Figures stores(Peers peers, int rounds, Duration time) throws IOException {
        var figures = new Figures();
        byte[] small = object(GeneratedObjects.SMALL_PIXEL_BYTES);
        byte[] large = object(GeneratedObjects.CT_PIXEL_BYTES);
        List<Target> targets = new ArrayList<>(List.of(peers.toolkit(), peers.sink()));
        peers.storescp().ifPresent(targets::add);
        for (Target target : targets) {
            new Load(target, WARM_UP).store(4, small);
            new Load(target, WARM_UP).store(4, large);
        }
        for (int round = 0; round < rounds; round++) {
            for (int clients : new int[] {1, 4}) {
                for (Target target : targets) {
                    var load = new Load(target, time);
                    figures.add("20 KiB, " + clients + " associations", target.name(), load.store(clients, small));
                    figures.add("512 KiB, " + clients + " associations", target.name(), load.store(clients, large));
                }
            }
        }
        return figures;
    }

    private static byte[] object(int pixelBytes) {
        return DataSetWriter.toByteArray(GeneratedObjects.ct(1, pixelBytes), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
