package org.consilium.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CasesSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "EMERGENCY, PATHOLOGY, PT2H",
        "FAST, RADIOLOGY, PT24H",
        "ROUTINE, RADIOLOGY, PT72H",
        "ROUTINE, PATHOLOGY, PT72H",
    })
    void withoutConfigurationTheTimesAreThoseOfTheModel(Urgency urgency, Discipline discipline, Duration time) {
        var settings = bind(Map.of());

        assertThat(settings.answer().of(urgency, discipline)).isEqualTo(time);
        assertThat(settings.remindPercent()).isEqualTo(50);
        assertThat(settings.backupPercent()).isEqualTo(75);
        assertThat(settings.receipt()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void everyPeriodCanBeConfigured() {
        var settings = bind(Map.of(
                "consilium.cases.answer.emergency", "30m",
                "consilium.cases.offer-timeout.routine", "1d",
                "consilium.cases.receipt", "12h"));

        assertThat(settings.answer().emergency()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.answer().fast()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.offerTimeout().of(Urgency.ROUTINE)).isEqualTo(Duration.ofDays(1));
        assertThat(settings.receipt()).isEqualTo(Duration.ofHours(12));
    }

    @ParameterizedTest
    @CsvSource({
        "receipt, 0s",
        "receipt-unopened-every, 0d",
        "answer.fast, -1h",
        "remind-percent, 80",
        "backup-percent, 101",
        "clocks-max, 0"
    })
    void whatCannotWorkIsRefusedAtTheStart(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of("consilium.cases." + key, value)))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("consilium.cases");
    }

    private static CasesSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("consilium.cases", CasesSettings.class);
    }
}
