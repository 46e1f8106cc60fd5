package org.consilium.app.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the workers are woken.
 *
 * @param threads most jobs that run at once on this node
 * @param checkInInterval how often nodes that share a database tell each other that they live
 */
@Validated
@ConfigurationProperties("consilium.schedule")
public record ScheduleSettings(
        @DefaultValue("4") @Min(1) @Max(64) int threads,
        @DefaultValue("10s") Duration checkInInterval) {}
