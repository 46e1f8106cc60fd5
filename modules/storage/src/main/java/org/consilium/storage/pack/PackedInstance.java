package org.consilium.storage.pack;

import java.util.SortedMap;
import org.consilium.kernel.Uid;

/**
 * What a pack says of an instance in it, enough to index it again.
 *
 * @param transferSyntax UID of the encoding of its data set
 * @param sha256 over the data set bytes, without the file meta group
 * @param notes what else its writer knew, such as how it arrived; short names and values of any characters
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
public record PackedInstance(
        Uid study,
        Uid series,
        Uid sopInstance,
        String sopClass,
        String transferSyntax,
        byte[] sha256,
        SortedMap<String, String> notes) {}
