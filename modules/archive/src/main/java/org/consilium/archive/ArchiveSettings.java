package org.consilium.archive;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.consilium.archive.check.CheckSettings;
import org.consilium.archive.drain.DrainLimits;
import org.consilium.archive.index.Admission;
import org.consilium.archive.quarantine.QuarantineLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the archive works.
 *
 * @param quarantineFolder where newcomers with the UID of another instance and other content are kept
 * @param quarantineSizeMax most bytes there; beyond, they are refused without being kept
 * @param quarantineFilesMax most newcomers there, likewise
 * @param quarantineGrace how long a newcomer stays after somebody has discarded it
 * @param mayAdd institutions that may add to studies of others; whatever else comes for a study of another institution goes to
 *     quarantine
 * @param quietPeriod a study is settled when nothing has come for it this long
 * @param associationHoldMax nor while an association is open over which some of it has come within this time
 * @param drainDelay a series moves to the object store when nothing has come for it this long; while the spool is more than
 *     half full it moves at once
 * @param drainWaitMax an instance moves at the latest after this, though its series goes on arriving
 * @param drainParallel most uploads at once; each holds at most 8 MiB of memory
 * @param packSizeMax instances of a study share an object of at most this size; a larger instance has one of its own
 * @param packInstancesMax most instances in one object
 * @param deleteGrace how long an object that nothing points at stays
 * @param check how what lies in the object store is checked
 * @param reindex whether this start gives rows to everything in the object store that has none
 */
@ConfigurationProperties("consilium.archive")
public record ArchiveSettings(
        @DefaultValue("data/quarantine") Path quarantineFolder,
        @DefaultValue("5GB") DataSize quarantineSizeMax,
        @DefaultValue("100000") int quarantineFilesMax,
        @DefaultValue("30d") Duration quarantineGrace,
        @DefaultValue List<Admission.Exemption> mayAdd,
        @DefaultValue("10s") Duration quietPeriod,
        @DefaultValue("10m") Duration associationHoldMax,
        @DefaultValue("30s") Duration drainDelay,
        @DefaultValue("10m") Duration drainWaitMax,
        @DefaultValue("4") int drainParallel,
        @DefaultValue("64MB") DataSize packSizeMax,
        @DefaultValue("2000") int packInstancesMax,
        @DefaultValue("24h") Duration deleteGrace,
        @DefaultValue CheckSettings check,
        @DefaultValue("false") boolean reindex) {

    public ArchiveSettings {
        mayAdd = List.copyOf(mayAdd);
        if (quietPeriod.isNegative() || deleteGrace.isNegative() || quarantineGrace.isNegative()) {
            throw new IllegalArgumentException("consilium.archive: periods must not be negative");
        }
    }

    QuarantineLimits quarantineLimits() {
        return new QuarantineLimits(quarantineSizeMax.toBytes(), quarantineFilesMax);
    }

    DrainLimits drainLimits() {
        return new DrainLimits(drainDelay, drainWaitMax, packSizeMax.toBytes(), packInstancesMax, drainParallel);
    }
}
