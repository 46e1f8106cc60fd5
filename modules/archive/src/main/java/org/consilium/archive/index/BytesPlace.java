package org.consilium.archive.index;

import org.consilium.storage.spool.SpoolPlace;

/** Where the data set bytes of an instance lie. */
public sealed interface BytesPlace {

    record InSpool(SpoolPlace place) implements BytesPlace {}

    /** @param dataOffset where the data set begins within the object */
    record InStore(String key, long dataOffset) implements BytesPlace {}
}
