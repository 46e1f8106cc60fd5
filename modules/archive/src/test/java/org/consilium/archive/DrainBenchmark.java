package org.consilium.archive;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.consilium.archive.drain.DrainLimits;
import org.consilium.archive.drain.Drainer;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.storage.spool.SpoolLimits;
import org.consilium.testkit.Database;
import org.consilium.testkit.S3Server;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * How fast what was received moves to an S3 store, beside one upload for each instance through the same client, as many at a
 * time, and beside the same number of bytes in objects as large as a pack, the most that store and client take:
 * {@code DrainBenchmark [rounds]}. Not a test.
 */
final class DrainBenchmark {

    private static final int ROUNDS = 3;
    private static final int SERIES = 4;
    private static final long POLL_MILLIS = 20;
    private static final int PACK_BYTES = 64 << 20;
    private static final SpoolLimits LIMITS = SpoolLimits.DEFAULT;

    private final ObjectStore store;

    private DrainBenchmark(ObjectStore store) {
        this.store = store;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        try (var server = S3Server.startEnduring()) {
            var benchmark = new DrainBenchmark(ObjectStores.s3(new S3Settings(
                    server.url().toString(), server.bucket(), "us-east-1", server.accessKey(), server.secretKey())));
            benchmark.compare("warm-up", 400, 20 << 10);
            for (int round = 1; round <= rounds; round++) {
                benchmark.compare("round " + round, 4_000, 20 << 10);
                benchmark.compare("round " + round, 400, 512 << 10);
            }
        }
    }

    private void compare(String round, int count, int bytes) throws Exception {
        var objects = objects(count, bytes);
        double single = count / seconds(() -> putEach(objects));
        double packs = count / drain(objects);
        double most = count / seconds(() -> putLarge((long) count * bytes));
        System.out.printf(
                Locale.ROOT,
                "%-8s %5d KiB: %6.0f instances/s one by one, %6.0f/s in packs, %.1f times; their bytes alone %6.0f/s, %.1f times%n",
                round,
                bytes >> 10,
                single,
                packs,
                packs / single,
                most,
                most / single);
    }

    private static List<byte[]> objects(int count, int bytes) {
        var study = Uid.random();
        var series = IntStream.range(0, SERIES).mapToObj(_ -> Uid.random()).toList();
        return IntStream.range(0, count)
                .mapToObj(i -> slice(study, series.get(i % SERIES), i, bytes))
                .map(slice -> DataSetWriter.toByteArray(slice, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN))
                .toList();
    }

    private static DataSet slice(Uid study, Uid series, int number, int bytes) {
        var pixels = new byte[bytes];
        new Random(number).nextBytes(pixels);
        return Images.slice(study, series, number)
                .bytes(Tag.PixelData, VR.OW, pixels)
                .build();
    }

    private Void putEach(List<byte[]> objects) throws Exception {
        return upload(
                objects.stream().map(object -> uploadOf(object, object.length)).toList());
    }

    private Void putLarge(long bytes) throws Exception {
        var object = new byte[PACK_BYTES];
        new Random(0).nextBytes(object);
        var uploads = new ArrayList<Callable<Void>>();
        for (long left = bytes; left > 0; left -= PACK_BYTES) {
            uploads.add(uploadOf(object, (int) Math.min(PACK_BYTES, left)));
        }
        return upload(uploads);
    }

    private Callable<Void> uploadOf(byte[] object, int length) {
        return () -> {
            store.put("single/" + UUID.randomUUID(), length, new ByteArrayInputStream(object, 0, length));
            return null;
        };
    }

    private static Void upload(List<Callable<Void>> uploads) throws Exception {
        try (var threads = Executors.newFixedThreadPool(TestArchive.UPLOADS)) {
            for (var done : threads.invokeAll(uploads)) {
                done.get();
            }
        }
        return null;
    }

    /** Seconds to move all of them once they are received and indexed. */
    private double drain(List<byte[]> objects) throws Exception {
        Path folder = Files.createTempDirectory("drain-benchmark");
        try (var database = Database.migrated("archive");
                var archive = TestArchive.open(folder, database.dataSource(), store, Duration.ofDays(1), LIMITS)) {
            objects.forEach(object -> archive.receive(object, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, "BENCH"));
            awaitIndexed(archive, objects.size());
            awaitEndOfReceiving(archive);
            var transactions = new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
            var limits = new DrainLimits(Duration.ZERO, Duration.ZERO, PACK_BYTES, 2_000, TestArchive.UPLOADS);
            var clock = Clock.systemUTC();
            var drainer =
                    new Drainer(archive.jdbc, transactions, archive.deletions, archive.spool, store, limits, clock);
            return seconds(() -> {
                while (archive.spool.bytesUsed() > 0) {
                    drainer.run();
                }
                return null;
            });
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void awaitIndexed(TestArchive archive, int count) throws InterruptedException {
        while (archive.jdbc
                        .sql("select count(*) from archive.instance")
                        .query(Long.class)
                        .single()
                < count) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** While instances arrive one pack goes out at a time. */
    private static void awaitEndOfReceiving(TestArchive archive) throws InterruptedException {
        while (archive.spool.isReceiving()) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static double seconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }
}
