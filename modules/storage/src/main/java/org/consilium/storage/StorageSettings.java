package org.consilium.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.consilium.storage.spool.SpoolLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * Where bytes lie.
 *
 * @param folder folder of the objects when no S3 store is named
 * @param spool the log that is flushed before an answer
 * @param s3 an S3 store; used instead of the folder when its URL is not empty
 */
@ConfigurationProperties("consilium.storage")
public record StorageSettings(
        @DefaultValue("data/objects") Path folder,
        @DefaultValue SpoolSettings spool,
        @DefaultValue S3Settings s3) {

    /**
     * @param folder on a local, if possible mirrored disk
     * @param sizeMax most bytes on that disk; beyond, senders are told that there is no space
     * @param recordsMax most instances in it
     * @param segmentSizeMax size of the files that small instances share
     * @param sharedRecordSizeMax larger instances are streamed into files of their own
     */
    public record SpoolSettings(
            @DefaultValue("data/spool") Path folder,
            @DefaultValue("20GB") DataSize sizeMax,
            @DefaultValue("200000") long recordsMax,
            @DefaultValue("64MB") DataSize segmentSizeMax,
            @DefaultValue("1MB") DataSize sharedRecordSizeMax) {

        SpoolLimits limits() {
            return new SpoolLimits(
                    sizeMax.toBytes(),
                    recordsMax,
                    segmentSizeMax.toBytes(),
                    Math.toIntExact(sharedRecordSizeMax.toBytes()));
        }
    }

    /**
     * @param url address of the store, empty for none
     * @param region name the store's signatures need
     * @param connectMax until a connection to the store stands
     * @param silenceMax how long the store may say nothing, or take nothing of what is sent, before a request has failed
     */
    public record S3Settings(
            @DefaultValue("") String url,
            @DefaultValue("consilium") String bucket,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue(CONNECT_MAX) Duration connectMax,
            @DefaultValue(SILENCE_MAX) Duration silenceMax) {

        private static final String CONNECT_MAX = "10s";
        private static final String SILENCE_MAX = "45s";

        @ConstructorBinding
        public S3Settings {
            if (!connectMax.isPositive() || !silenceMax.isPositive()) {
                throw new IllegalArgumentException("consilium.storage.s3: a time-out must be longer than zero");
            }
        }

        /** With the time-outs that are the default. */
        public S3Settings(String url, String bucket, String region, String accessKey, String secretKey) {
            this(
                    url,
                    bucket,
                    region,
                    accessKey,
                    secretKey,
                    DurationStyle.detectAndParse(CONNECT_MAX),
                    DurationStyle.detectAndParse(SILENCE_MAX));
        }

        Optional<S3Settings> ifNamed() {
            return url.isBlank() ? Optional.empty() : Optional.of(this);
        }

        /** Without the keys, so that no log shows them. */
        @Override
        public String toString() {
            return "S3Settings[url=" + url + ", bucket=" + bucket + ", region=" + region + "]";
        }
    }
}
