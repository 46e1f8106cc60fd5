package org.consilium.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.storage.spool.SpoolLimits;
import org.consilium.testkit.Database;
import org.consilium.testkit.S3Server;
import org.springframework.util.FileSystemUtils;

/**
 * How long a series takes to come from an S3 store to an archive that has not read any of it: until the first byte is given out, and
 * until the last. Beside it, one request after another for the same instances: {@code ColdSeriesBenchmark [slices] [KiB] [runs]}. Not
 * a test.
 */
final class ColdSeriesBenchmark {

    private static final int SLICES = 1000;
    private static final int SLICE_KIB = 512;
    private static final int RUNS = 5;
    private static final long POLL_MILLIS = 50;

    private ColdSeriesBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int slices = argument(arguments, 0, SLICES);
        int bytes = argument(arguments, 1, SLICE_KIB) << 10;
        int runs = argument(arguments, 2, RUNS);
        Path folder = Files.createTempDirectory("cold-series-benchmark");
        try (var server = S3Server.startEnduring();
                var database = Database.migrated("archive")) {
            var store = ObjectStores.s3(new S3Settings(
                    server.url().toString(), server.bucket(), "us-east-1", server.accessKey(), server.secretKey()));
            var study = Uid.random();
            var series = Uid.random();
            fill(folder.resolve("filling"), database, store, study, series, slices, bytes);
            var ahead = new ArrayList<double[]>();
            var alone = new ArrayList<double[]>();
            for (int run = 0; run < runs; run++) {
                try (var archive = TestArchive.open(folder.resolve("reading" + run), database.dataSource(), store)) {
                    ahead.add(series(archive, study, series));
                }
                try (var archive = TestArchive.open(folder.resolve("alone" + run), database.dataSource(), store)) {
                    alone.add(oneByOne(archive, study, series));
                }
            }
            System.out.printf(Locale.ROOT, "%d slices of %d KiB from S3, nothing read before%n", slices, bytes >> 10);
            print("the series", ahead);
            print("each by itself", alone);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static void fill(
            Path folder, Database database, ObjectStore store, Uid study, Uid series, int slices, int bytes)
            throws Exception {
        var random = new Random(1);
        var pixels = new byte[bytes];
        try (var archive =
                TestArchive.open(folder, database.dataSource(), store, Duration.ofMillis(100), SpoolLimits.DEFAULT)) {
            for (int number = 1; number <= slices; number++) {
                random.nextBytes(pixels);
                archive.receive(
                        Images.slice(study, series, number)
                                .bytes(Tag.PixelData, VR.OW, pixels.clone())
                                .build(),
                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                        "BENCH");
            }
            while (archive.spool.bytesUsed() > 0) {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /** Milliseconds to the first and to the last byte. */
    private static double[] series(TestArchive archive, Uid study, Uid series) throws IOException {
        long start = System.nanoTime();
        double first = 0;
        for (var instance : archive.archive.openSeries(TestArchive.NODE, study, series)) {
            try (var in = instance.open()) {
                first = first == 0 ? millis(start) : first;
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return new double[] {first, millis(start)};
    }

    private static double[] oneByOne(TestArchive archive, Uid study, Uid series) throws IOException {
        long start = System.nanoTime();
        double first = 0;
        for (var instance : archive.archive.openSeries(TestArchive.NODE, study, series)) {
            try (var in = instance.asReceived().open()) {
                first = first == 0 ? millis(start) : first;
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return new double[] {first, millis(start)};
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String what, ArrayList<double[]> runs) {
        System.out.printf(
                Locale.ROOT,
                "%-16s first byte after %6.1f ms, last after %7.1f ms (medians of %d)%n",
                what,
                median(runs, 0),
                median(runs, 1),
                runs.size());
    }

    private static double median(ArrayList<double[]> runs, int which) {
        double[] sorted = runs.stream().mapToDouble(run -> run[which]).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
