package org.consilium.web.dicomweb.store;

import java.nio.file.Path;

/**
 * What a request of metadata and bulk data may ask of this node.
 *
 * @param folder where its parts wait until it has ended, in files without names
 * @param metadataBytesMax bytes of all its metadata
 * @param bulkDataBytesMax bytes of all its bulk data
 */
public record MetadataLimits(Path folder, long metadataBytesMax, long bulkDataBytesMax) {

    /** Longest Content-Location, in characters. */
    static final int LOCATION_LENGTH_MAX = 2048;

    /** Most bytes of bulk data within the sequences of one instance: such values are put together in memory. */
    static final long NESTED_BYTES_MAX = 64L << 20;
}
