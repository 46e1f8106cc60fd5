package org.consilium.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.testkit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A series from a store that is near or far away, read in order, out of order and damaged. */
@ParameterizedClass(name = "far: {0}")
@ValueSource(booleans = {false, true})
class ReadAheadIT {

    private static final int SLICES = 60;
    private static final int PIXEL_BYTES = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameter
    private boolean far;

    @TempDir
    private Path folder;

    private final Uid study = Uid.random();
    private final Uid series = Uid.random();
    private final List<DataSet> sent = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private Database database;
    private ObjectStore store;
    private TestArchive archive;

    @BeforeEach
    void fill() throws IOException {
        database = Database.migrated("archive");
        store = ObjectStores.folder(folder.resolve("objects"));
        archive = TestArchive.open(
                folder, database.dataSource(), far ? far(store) : store, Duration.ofMillis(200), TestArchive.LIMITS);
        for (int number = 1; number <= SLICES; number++) {
            var pixels = new byte[PIXEL_BYTES];
            new Random(number).nextBytes(pixels);
            sent.add(Images.slice(study, series, number)
                    .bytes(Tag.PixelData, VR.OW, pixels)
                    .build());
            archive.receive(sent.getLast());
        }
        await().atMost(PATIENCE).until(() -> archive.spool.bytesUsed() == 0);
        requests.set(0);
    }

    @AfterEach
    void close() {
        archive.close();
        database.close();
    }

    @Test
    void readsASeriesWithFewRequests() throws IOException {
        var opened = archive.archive.openSeries(TestArchive.NODE, study, series);
        for (int i = 0; i < SLICES; i++) {
            assertThat(read(opened.get(i))).isEqualTo(bytes(sent.get(i)));
        }
        assertThat(requests.get()).isLessThan(SLICES / 3);
    }

    @Test
    void givesEachReaderWhatItAskedForInWhateverOrder() throws IOException {
        var opened = archive.archive.openSeries(TestArchive.NODE, study, series);
        var order = new ArrayList<Integer>();
        for (int i = 0; i < SLICES; i++) {
            order.add(i);
            order.add(i);
        }
        Collections.shuffle(order, new Random(1));
        for (int i : order) {
            assertThat(read(opened.get(i))).isEqualTo(bytes(sent.get(i)));
        }
    }

    @Test
    void neverGivesOutWhatWasAlteredAndStillReadsTheOthers() throws IOException {
        var opened = archive.archive.openSeries(TestArchive.NODE, study, series);
        flipMiddleOf(opened.get(SLICES / 2).record().uid());
        int refused = 0;
        for (int i = 0; i < SLICES; i++) {
            if (i == SLICES / 2) {
                var altered = opened.get(i);
                assertThatThrownBy(() -> read(altered)).isInstanceOf(IOException.class);
                refused++;
            } else {
                assertThat(read(opened.get(i))).isEqualTo(bytes(sent.get(i)));
            }
        }
        assertThat(refused).isOne();
    }

    private void flipMiddleOf(Uid instance) throws IOException {
        var place = archive.jdbc
                .sql("select object_key, data_offset + length / 2 as middle from archive.instance where uid = :uid")
                .param("uid", instance.value())
                .query((row, _) -> new Place(row.getString("object_key"), row.getInt("middle")))
                .single();
        byte[] content;
        try (var in =
                store.open(place.key(), 0, store.stat(place.key()).orElseThrow().length())) {
            content = in.readAllBytes();
        }
        content[place.middle()] ^= 1;
        store.delete(place.key());
        store.put(place.key(), content.length, new ByteArrayInputStream(content));
    }

    /** A byte of an object. */
    private record Place(String key, int middle) {}

    /** The store as if it were far away: reads are requests, which are counted. */
    private ObjectStore far(ObjectStore near) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("isNear")) {
                        return false;
                    }
                    if (method.getName().equals("open")) {
                        requests.incrementAndGet();
                    }
                    try {
                        return method.invoke(near, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static byte[] read(StoredInstance instance) throws IOException {
        try (InputStream in = instance.open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(DataSet slice) {
        return DataSetWriter.toByteArray(slice, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
