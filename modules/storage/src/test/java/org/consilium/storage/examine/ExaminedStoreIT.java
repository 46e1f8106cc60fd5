package org.consilium.storage.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectStores;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.storage.examine.Examination.Fault;
import org.consilium.storage.examine.Examination.Warning;
import org.consilium.testkit.S3Server;
import org.consilium.testkit.WrongStore;
import org.consilium.testkit.WrongStore.Wrong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminedStoreIT {

    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private static S3Server unsigned;

    @BeforeAll
    static void startServer() {
        unsigned = S3Server.startUnsigned();
    }

    @AfterAll
    static void stopServer() {
        unsigned.close();
    }

    @Test
    void findsAFolderFitAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        var store = ObjectStores.folder(folder);
        var examined = examined(store);
        examined.examineAtStart(WAIT_MAX);
        assertThat(examined.state().isFit()).isTrue();
        assertThat(examined.state().examination().orElseThrow().warnings()).isEmpty();
        assertThat(store.list("", 10)).isEmpty();
    }

    @Test
    void findsTheServerOfTheTestsFit() throws Exception {
        try (var server = S3Server.start()) {
            var store = s3(server, server.url().toString());
            var examined = examined(store);
            examined.examineAtStart(WAIT_MAX);
            assertThat(examined.state().examination())
                    .contains(new Examination(java.util.Optional.empty(), java.util.Set.of()));
            assertThat(store.list("", 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ALTERS_BYTES,ALTERS",
        "IGNORES_RANGE,IGNORES_RANGES",
        "DROPS_OBJECTS,LOSES",
        "KNOWS_NO_PARTS,LACKS_UPLOAD"
    })
    void refusesAStoreThatLosesOrAltersWhatItIsGiven(Wrong wrong, Fault fault) {
        try (var proxy = WrongStore.before(unsigned, wrong)) {
            var examined = examined(s3(unsigned, proxy.url().toString()));
            assertThatThrownBy(() -> examined.examineAtStart(WAIT_MAX))
                    .isInstanceOf(UnfitStore.class)
                    .hasMessageContaining("The object store test " + fault.text());
            assertThat(examined.state().isFit()).isFalse();
            assertThatThrownBy(() -> put(examined))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(fault.text());
        }
    }

    @ParameterizedTest
    @CsvSource({"IGNORES_IF_NONE_MATCH,NO_CONDITIONAL_PUT", "NAMES_NO_CHECKSUM,NO_CHECKSUM"})
    void takesAStoreThatLacksSomethingAndSaysSo(Wrong wrong, Warning warning) throws Exception {
        try (var proxy = WrongStore.before(unsigned, wrong)) {
            var examined = examined(s3(unsigned, proxy.url().toString()));
            examined.examineAtStart(WAIT_MAX);
            assertThat(examined.state().examination().orElseThrow().warnings()).containsExactly(warning);
            put(examined);
        }
    }

    @Test
    void startsWithoutAStoreThatIsAwayAndExaminesItBeforeTheFirstObject() throws Exception {
        try (var server = S3Server.start()) {
            var examined = examined(s3(server, server.url().toString()));
            server.stop();
            examined.examineAtStart(WAIT_MAX);
            assertThat(examined.state().isReachable()).isFalse();
            assertThat(examined.state().awaySince()).isPresent();
            assertThat(examined.state().lastError()).isNotEmpty();
            assertThatThrownBy(() -> put(examined)).isInstanceOf(IOException.class);
            server.restart();
            put(examined);
            assertThat(examined.state().isFit()).isTrue();
            assertThat(examined.state().isReachable()).isTrue();
        }
    }

    @Test
    void doesNotWaitForAStoreThatNeverAnswers() throws Exception {
        try (var silent = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var examined = examined(s3(unsigned, "http://127.0.0.1:" + silent.getLocalPort()));
            assertThatCode(() -> examined.examineAtStart(Duration.ofMillis(200)))
                    .doesNotThrowAnyException();
            assertThat(examined.state().isFit()).isFalse();
        }
    }

    private static ExaminedStore examined(ObjectStore store) {
        return new ExaminedStore(store, "test", Clock.systemUTC());
    }

    private static ObjectStore s3(S3Server server, String url) {
        return ObjectStores.s3(
                new S3Settings(url, server.bucket(), "us-east-1", server.accessKey(), server.secretKey()));
    }

    private static void put(ObjectStore store) throws IOException {
        store.put(ObjectKeys.fresh(), 3, new ByteArrayInputStream(new byte[3]));
    }
}
