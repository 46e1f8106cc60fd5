package org.consilium.app.listen;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.consilium.dimse.association.Limits;
import org.consilium.dimse.association.Timeouts;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where DICOM listens and what associations may take.
 *
 * @param port TCP port for plain DICOM, 0 for any free one
 * @param tlsPort TCP port for DICOM over TLS, opened when a certificate is configured
 * @param associationsMax established at a time; more are rejected as transient, local-limit-exceeded
 * @param associationsPerPeerMax the same for one AE title at one address
 * @param connectionsPendingMax connections without an association yet; over it the longest silent one is closed
 * @param connectMax until a connection to a peer stands
 * @param negotiationMax until a peer has said what it wants
 * @param messageMax until the next part of a message under way, or the response that is due
 * @param idleMax without any message before an association is aborted
 * @param writeMax until a peer has taken what is written to it
 * @param drainMax how long busy associations may finish when the node stops
 */
@Validated
@ConfigurationProperties("consilium.dicom")
public record DicomSettings(
        @DefaultValue("11112") @Min(0) @Max(65535) int port,
        @DefaultValue("2762") @Min(0) @Max(65535) int tlsPort,
        @DefaultValue("200") @Min(1) int associationsMax,
        @DefaultValue("50") @Min(1) int associationsPerPeerMax,
        @DefaultValue("1000") @Min(1) int connectionsPendingMax,
        @DefaultValue("5s") Duration connectMax,
        @DefaultValue("10s") Duration negotiationMax,
        @DefaultValue("60s") Duration messageMax,
        @DefaultValue("60s") Duration idleMax,
        @DefaultValue("30s") Duration writeMax,
        @DefaultValue("15s") Duration drainMax) {

    Limits limits() {
        return new Limits(associationsMax, associationsPerPeerMax, connectionsPendingMax, Limits.PDU_LENGTH_DEFAULT);
    }

    Timeouts timeouts() {
        return new Timeouts(connectMax, negotiationMax, messageMax, idleMax, writeMax);
    }
}
