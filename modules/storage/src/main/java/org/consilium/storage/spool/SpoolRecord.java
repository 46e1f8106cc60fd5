package org.consilium.storage.spool;

/**
 * A record found in the spool.
 *
 * @param metadata what the writer said of it, as given to {@link SpoolDraft#commit}
 */
public record SpoolRecord(SpoolPlace place, byte[] metadata) {}
