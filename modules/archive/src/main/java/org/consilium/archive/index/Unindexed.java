package org.consilium.archive.index;

import java.util.Optional;
import org.consilium.dicom.io.Header;
import org.consilium.storage.spool.SpoolPlace;

/**
 * An instance that lies in the spool and has no row yet.
 *
 * @param header its header where it is still at hand; otherwise it is read again from the spool
 */
public record Unindexed(ReceivedInstance instance, SpoolPlace place, Optional<Header> header) {}
