package org.consilium.archive.conflict;

import java.time.Instant;
import org.consilium.archive.Origin;
import org.consilium.kernel.Uid;

/**
 * One of the two instances that are compared.
 *
 * @param version of an instance in the archive; 0 in quarantine
 * @param length bytes of the data set
 * @param sha256 over the data set bytes, in hexadecimal digits
 * @param transferSyntax UID
 */
public record Side(
        int version,
        Uid study,
        Uid series,
        String sopClass,
        String transferSyntax,
        long length,
        String sha256,
        Instant receivedAt,
        Origin sender) {}
