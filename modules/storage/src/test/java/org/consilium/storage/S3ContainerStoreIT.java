package org.consilium.storage;

import io.minio.MakeBucketArgs;
import io.minio.errors.MinioException;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.consilium.storage.StorageSettings.S3Settings;
import org.consilium.testkit.Skips;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * The same contract against an S3 server from a container image that takes the MinIO server's arguments and variables, where
 * {@code CONSILIUM_TEST_S3_IMAGE} names one and a Docker daemon runs.
 */
class S3ContainerStoreIT extends ObjectStoreContract {

    private static final String VARIABLE = "CONSILIUM_TEST_S3_IMAGE";
    private static final String KEY = "test-access-key";
    private static final String SECRET = "test-secret-key";
    private static final int PORT = 9000;

    private static GenericContainer<?> container;
    private static ObjectStore store;

    @BeforeAll
    static void startContainer() throws MinioException {
        var image = Optional.ofNullable(System.getenv(VARIABLE))
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> Skips.because(VARIABLE, "it names no container image of an S3 server"));
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw Skips.because("Docker", "no daemon answers, though " + VARIABLE + " names an image");
        }
        container = new GenericContainer<>(image)
                .withEnv("MINIO_ROOT_USER", KEY)
                .withEnv("MINIO_ROOT_PASSWORD", SECRET)
                .withCommand("server", "/data")
                .withExposedPorts(PORT);
        container.start();
        var settings = new S3Settings(
                "http://" + container.getHost() + ":" + container.getMappedPort(PORT),
                "consilium",
                "us-east-1",
                KEY,
                SECRET);
        S3Clients.client(settings, new OkHttpClient())
                .makeBucket(MakeBucketArgs.builder().bucket(settings.bucket()).build());
        store = ObjectStores.s3(settings);
    }

    @AfterAll
    static void stopContainer() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    ObjectStore store() {
        return store;
    }
}
