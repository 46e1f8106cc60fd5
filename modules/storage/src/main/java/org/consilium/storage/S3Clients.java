package org.consilium.storage;

import io.minio.MinioAsyncClient;
import io.minio.MinioClient;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.consilium.storage.StorageSettings.S3Settings;

/** Clients of an S3 store, which share their connections. */
final class S3Clients {

    /** Requests under way at a time; more wait. */
    private static final int REQUESTS_MAX = 64;

    private S3Clients() {}

    static OkHttpClient http(S3Settings settings) {
        // The client's own threads would keep a node alive for a minute whose start was refused.
        var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequestsPerHost(REQUESTS_MAX);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .socketFactory(new PromptSockets())
                .connectTimeout(settings.connectMax())
                .readTimeout(settings.silenceMax())
                .writeTimeout(settings.silenceMax())
                .build();
    }

    static MinioClient client(S3Settings settings, OkHttpClient http) {
        return MinioClient.builder()
                .endpoint(settings.url())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http, true)
                .build();
    }

    /** Only this client gives access to the parts of an upload. */
    static MinioAsyncClient uploads(S3Settings settings, OkHttpClient http) {
        return MinioAsyncClient.builder()
                .endpoint(settings.url())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http, true)
                .build();
    }
}
