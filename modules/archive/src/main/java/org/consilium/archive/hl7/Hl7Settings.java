package org.consilium.archive.hl7;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How HL7 messages are received.
 *
 * @param port where the node listens for MLLP; 0: not at all
 * @param bind address it listens on; MLLP has no encryption and no passwords
 * @param messageSizeMax longest message; a longer one ends its connection
 * @param connectionsMax connections at a time; one more is closed at once
 * @param idleMax a connection without a message ends after this
 * @param senders whose messages are taken; those of others are refused
 */
@ConfigurationProperties("consilium.hl7")
public record Hl7Settings(
        @DefaultValue("0") int port,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("1MB") DataSize messageSizeMax,
        @DefaultValue("20") int connectionsMax,
        @DefaultValue("1h") Duration idleMax,
        @DefaultValue List<Sender> senders) {

    /** Longest message there can be. */
    private static final long MESSAGE_BYTES_MAX = 64L << 20;

    public Hl7Settings {
        senders = List.copyOf(senders);
        if (connectionsMax < 1
                || messageSizeMax.toBytes() < 1
                || messageSizeMax.toBytes() > MESSAGE_BYTES_MAX
                || idleMax.toMillis() < 1
                || idleMax.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("consilium.hl7: the limits must be positive and not absurd");
        }
    }

    /**
     * A system whose messages are taken.
     *
     * @param application Sending Application (MSH-3.1)
     * @param facility Sending Facility (MSH-4.1)
     * @param host name or address its connections come from
     * @param institution name of the institution whose patients it speaks of
     * @param authority assigning authority (CX-4.1) of the patient IDs that images carry without an issuer; may be empty
     */
    public record Sender(
            String application,
            String facility,
            String host,
            String institution,
            @DefaultValue("") String authority) {}
}
