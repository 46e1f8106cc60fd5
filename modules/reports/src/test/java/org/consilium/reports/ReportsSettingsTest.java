package org.consilium.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportsSettingsTest {

    @Test
    void waitsLongerAfterEachFailureUpToALimit() {
        var settings = new ReportsSettings(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofMinutes(1), 20);

        assertThat(settings.pause(1)).hasSeconds(10);
        assertThat(settings.pause(2)).hasSeconds(20);
        assertThat(settings.pause(3)).hasSeconds(40);
        assertThat(settings.pause(1_000)).hasSeconds(60);
    }
}
