package org.consilium.storage.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {

    private static final byte[] HEAD = "file meta group".getBytes(UTF_8);

    @TempDir
    Path folder;

    private ObjectStore store;

    @BeforeEach
    void open() throws IOException {
        store = ObjectStores.folder(folder.resolve("objects"));
    }

    @Test
    void listsAndExtractsEveryInstanceFromTheObjectAlone() throws IOException {
        var dataSets = dataSets(20);
        var key = write(dataSets);
        var pack = PackReader.open(store, key).orElseThrow();
        assertThat(pack.entries()).hasSize(20);
        for (int i = 0; i < 20; i++) {
            var entry = pack.entries().get(i);
            assertThat(entry.instance()).usingRecursiveComparison().isEqualTo(instance(i, dataSets.get(i)));
            try (var data = pack.openDataSet(entry);
                    var file = pack.openFile(entry)) {
                assertThat(data.readAllBytes()).isEqualTo(dataSets.get(i));
                assertThat(file.readAllBytes()).startsWith(HEAD).endsWith(dataSets.get(i));
            }
        }
    }

    @Test
    void saysBeforehandHowLongItIsAndWhereEverythingLies() throws IOException {
        var dataSets = dataSets(5);
        var draft = draft(dataSets);
        try (var in = draft.open()) {
            var bytes = in.readAllBytes();
            assertThat(bytes).hasSize((int) draft.length());
            for (int i = 0; i < 5; i++) {
                var entry = draft.entries().get(i);
                assertThat(Arrays.copyOfRange(bytes, (int) entry.offset(), (int) entry.dataOffset()))
                        .isEqualTo(HEAD);
                assertThat(Arrays.copyOfRange(bytes, (int) entry.dataOffset(), (int) (entry.offset() + entry.length())))
                        .isEqualTo(dataSets.get(i));
            }
        }
    }

    @Test
    void readsAnIndexThatIsLongerThanTheFirstReadOfTheTail() throws IOException {
        var dataSets = dataSets(3_000);
        var pack = PackReader.open(store, write(dataSets)).orElseThrow();
        assertThat(pack.entries()).hasSize(3_000);
        try (var last = pack.openDataSet(pack.entries().getLast())) {
            assertThat(last.readAllBytes()).isEqualTo(dataSets.getLast());
        }
    }

    @Test
    void isNotWrittenWithADataSetThatChangedOrIsLostAndSaysWhich() throws IOException {
        for (PackDraft.Source source : List.<PackDraft.Source>of(
                () -> new ByteArrayInputStream("wrong".getBytes(UTF_8)),
                () -> new ByteArrayInputStream("shor".getBytes(UTF_8)),
                () -> {
                    throw new NoSuchFileException("gone");
                })) {
            var draft = draft(dataSets(2));
            var damaged = instance(2, "right".getBytes(UTF_8));
            draft.add(damaged, HEAD, 5, source);
            var key = ObjectKeys.fresh();
            assertThatThrownBy(() -> put(key, draft)).isInstanceOf(IOException.class);
            assertThat(draft.damaged()).contains(damaged);
            assertThat(store.stat(key)).isEmpty();
        }
    }

    @Test
    void blamesNoInstanceForAnErrorOfTheDisk() {
        var draft = draft(dataSets(1));
        draft.add(instance(1, HEAD), HEAD, HEAD.length, () -> {
            throw new IOException("Input/output error");
        });
        assertThatThrownBy(() -> put(ObjectKeys.fresh(), draft)).hasMessage("Input/output error");
        assertThat(draft.damaged()).isEmpty();
    }

    @Test
    void takesNothingElseForAPack() throws IOException {
        var whole = bytes(write(dataSets(3)));
        for (var other : List.of(
                new byte[0],
                new byte[1],
                new byte[5_000],
                Arrays.copyOf(whole, whole.length - 1),
                "CONSILIUM-PACK 1 \n".getBytes(UTF_8))) {
            assertThat(PackReader.open(store, put(other))).isEmpty();
        }
        assertThatThrownBy(() -> PackReader.open(store, "no/object")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void noticesEveryChangedByteOfItsIndex() throws IOException {
        var key = write(dataSets(1));
        var whole = bytes(key);
        long filesLength =
                PackReader.open(store, key).orElseThrow().entries().getFirst().length();
        for (int at = (int) filesLength; at < whole.length; at++) {
            var changed = whole.clone();
            changed[at] ^= 1;
            var damaged = put(changed);
            assertThat(isRefused(damaged)).as("byte %d", at).isTrue();
            store.delete(damaged);
        }
    }

    @Test
    void isExtractedByAScriptWithoutTheNode() throws Exception {
        var dataSets = dataSets(10);
        var pack = folder.resolve("pack");
        Files.write(pack, bytes(write(dataSets)));
        assertThat(unpack(pack, folder.resolve("files"))).isZero();
        for (int i = 0; i < 10; i++) {
            var file = folder.resolve("files").resolve(instance(i, HEAD).sopInstance() + ".dcm");
            assertThat(Files.readAllBytes(file)).startsWith(HEAD).endsWith(dataSets.get(i));
        }
        var damaged = Files.readAllBytes(pack);
        // The first data set is empty: this is the first byte of the second one.
        damaged[2 * HEAD.length] ^= 1;
        assertThat(unpack(Files.write(pack, damaged), folder.resolve("damaged")))
                .isEqualTo(1);
    }

    private static int unpack(Path pack, Path files) throws IOException, InterruptedException {
        var script = Path.of("..", "..", "scripts", "unpack").toAbsolutePath();
        return new ProcessBuilder("bash", script.toString(), pack.toString(), files.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    private boolean isRefused(String key) {
        try {
            return PackReader.open(store, key).isEmpty();
        } catch (IOException damaged) {
            return true;
        }
    }

    private String write(List<byte[]> dataSets) throws IOException {
        var key = ObjectKeys.fresh();
        put(key, draft(dataSets));
        return key;
    }

    private void put(String key, PackDraft draft) throws IOException {
        try (var bytes = draft.open()) {
            store.put(key, draft.length(), bytes);
        }
    }

    private String put(byte[] bytes) throws IOException {
        var key = ObjectKeys.fresh();
        store.put(key, bytes.length, new ByteArrayInputStream(bytes));
        return key;
    }

    private byte[] bytes(String key) throws IOException {
        long length = store.stat(key).orElseThrow().length();
        try (InputStream in = store.open(key, 0, length)) {
            return in.readAllBytes();
        }
    }

    private static PackDraft draft(List<byte[]> dataSets) {
        var draft = new PackDraft();
        for (int i = 0; i < dataSets.size(); i++) {
            var bytes = dataSets.get(i);
            draft.add(instance(i, bytes), HEAD, bytes.length, () -> new ByteArrayInputStream(bytes));
        }
        return draft;
    }

    /** Of different lengths, one of them empty. */
    private static List<byte[]> dataSets(int count) {
        var random = new Random(1);
        var dataSets = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            var bytes = new byte[i % 7 * 100];
            random.nextBytes(bytes);
            dataSets.add(bytes);
        }
        return dataSets;
    }

    private static PackedInstance instance(int number, byte[] dataSet) {
        return new PackedInstance(
                new Uid("1.2"),
                new Uid("1.2.3"),
                new Uid("1.2.3." + number),
                "1.2.840.10008.5.1.4.1.1.2",
                "1.2.840.10008.1.2.1",
                PackIndex.newSha256().digest(dataSet),
                new TreeMap<>(Map.of("calling-ae", "CT 1&\t=\u00e4", "received", "2026-01-02T03:04:05Z")));
    }
}
