package org.consilium.dicom.json;

import java.util.Optional;

/** Finds the bytes that a data set names by BulkDataURI. */
@FunctionalInterface
public interface BulkDataResolver {

    /** Knows no URI: a data set with references is refused. */
    BulkDataResolver NONE = uri -> Optional.empty();

    /**
     * The bytes of a value in little endian.
     *
     * @param uri as the sender wrote it: never to be fetched without a check of where it points to
     */
    Optional<byte[]> resolve(String uri);
}
