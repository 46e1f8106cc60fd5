package org.consilium.archive;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the archive works.
 *
 * @param quarantineFolder where newcomers with the UID of another instance and other content are kept
 * @param quarantineSizeMax most bytes there; beyond, they are refused without being kept
 * @param quietPeriod a study is settled when nothing has come for it this long
 * @param drainDelay how long an instance stays in the spool at least before it moves to the object store; while the spool is
 *     more than half full it moves at once
 * @param drainParallel most uploads at once; each holds at most 8 MiB of memory
 */
@ConfigurationProperties("consilium.archive")
public record ArchiveSettings(
        @DefaultValue("data/quarantine") Path quarantineFolder,
        @DefaultValue("5GB") DataSize quarantineSizeMax,
        @DefaultValue("10s") Duration quietPeriod,
        @DefaultValue("5s") Duration drainDelay,
        @DefaultValue("4") int drainParallel) {

    public ArchiveSettings {
        if (drainParallel < 1 || quietPeriod.isNegative() || drainDelay.isNegative()) {
            throw new IllegalArgumentException("consilium.archive: drain-parallel at least 1, periods not negative");
        }
    }
}
