package org.consilium.exchange.syslog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit repository that is told what the trail says.
 *
 * @param host where it listens, as its certificate names it; empty: none
 * @param port 1 to 65535
 * @param trust PEM file with the roots of its certificate; empty: those of the Java machine
 * @param waitingMax events that may wait for it; beyond, it is never told the oldest, and the trail says how many
 * @param connectMax until a connection stands
 * @param retryPause between two attempts to reach it
 */
@ConfigurationProperties("consilium.audit.syslog")
public record SyslogSettings(
        @DefaultValue("") String host,
        @DefaultValue("6514") int port,
        @DefaultValue("") String trust,
        @DefaultValue("1000000") long waitingMax,
        @DefaultValue("10s") Duration connectMax,
        @DefaultValue("10s") Duration retryPause) {

    private static final int PORT_MAX = 65_535;

    public SyslogSettings {
        if (port < 1 || port > PORT_MAX || waitingMax < 1 || !connectMax.isPositive() || !retryPause.isPositive()) {
            throw new IllegalArgumentException(
                    "consilium.audit.syslog: port is 1 to 65535; waiting-max, connect-max and retry-pause are positive");
        }
    }

    boolean isConfigured() {
        return !host.isBlank();
    }

    /** What the repository is called in the database: another one begins anew. */
    String name() {
        return host + ":" + port;
    }
}
