package org.consilium.web;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the HTTP edge.
 *
 * @param apiToken bearer token of the machine client, at least 8 characters; none: no machine client
 * @param publicUrl what links begin with, such as {@code https://node.example}; none: as the request addressed the node
 * @param passkeyDomain host name that passkeys are made for, when it is a part of that of the public address; none: the whole
 * @param sessionIdle a session without a request for so long ends
 * @param sessionAbsolute a session ends so long after signing in, whatever happens
 * @param sessionsPerPersonMax one more ends the oldest
 * @param eventStreamsMax browsers listening for events at a time; one more is answered 429
 * @param eventStreamsPerPersonMax of these, of one person
 * @param queryResultsMax most results of one QIDO-RS query; a longer list is cut and says so
 * @param storePartsMax most parts of one STOW-RS request
 * @param storeMetadataMax most bytes of metadata in one STOW-RS request of metadata and bulk data
 * @param storeBulkDataMax most bytes of bulk data in such a request, which wait in the folder of uploads until it has ended
 */
@ConfigurationProperties("consilium.web")
public record WebSettings(
        Optional<String> apiToken,
        Optional<String> publicUrl,
        Optional<String> passkeyDomain,
        @DefaultValue("30m") Duration sessionIdle,
        @DefaultValue("12h") Duration sessionAbsolute,
        @DefaultValue("20") int sessionsPerPersonMax,
        @DefaultValue("500") int eventStreamsMax,
        @DefaultValue("20") int eventStreamsPerPersonMax,
        @DefaultValue("1000") int queryResultsMax,
        @DefaultValue("20000") int storePartsMax,
        @DefaultValue("64MB") DataSize storeMetadataMax,
        @DefaultValue("16GB") DataSize storeBulkDataMax) {

    public WebSettings {
        apiToken = apiToken.filter(token -> !token.isBlank());
        publicUrl = publicUrl.filter(url -> !url.isBlank());
        passkeyDomain = passkeyDomain.filter(domain -> !domain.isBlank());
        if (eventStreamsMax < 1 || eventStreamsPerPersonMax < 1 || queryResultsMax < 1 || storePartsMax < 1) {
            throw new IllegalArgumentException("the limits under consilium.web must be positive");
        }
    }
}
