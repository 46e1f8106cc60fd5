package org.consilium.archive.drain;

import java.time.Duration;

/**
 * When and how much moves at a time.
 *
 * @param quiet a series moves when nothing has come for it this long
 * @param waitMax an instance moves at the latest after this, though its series goes on arriving
 * @param packBytesMax files of a pack together; a longer one goes alone
 * @param packInstancesMax files of a pack
 * @param parallel most uploads at once; one while instances arrive and the spool is less than half full
 */
public record DrainLimits(Duration quiet, Duration waitMax, long packBytesMax, int packInstancesMax, int parallel) {

    public DrainLimits {
        if (quiet.isNegative() || waitMax.compareTo(quiet) < 0) {
            throw new IllegalArgumentException("An instance cannot move before its series is quiet");
        }
        if (packBytesMax < 1 || packInstancesMax < 1 || parallel < 1) {
            throw new IllegalArgumentException(
                    "A pack holds at least one instance, and one is uploaded at a time at least");
        }
    }
}
