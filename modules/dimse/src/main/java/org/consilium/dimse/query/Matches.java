package org.consilium.dimse.query;

import java.io.IOException;
import org.consilium.dicom.DataSet;

/** Where a provider sends what it finds. */
public interface Matches {

    /**
     * Sends one match (status FF00).
     *
     * @return false when the user has cancelled: nothing was sent, and nothing more will be
     */
    boolean send(DataSet match) throws IOException;

    /** The same, saying that optional keys of the query were not matched (status FF01). */
    boolean sendWithoutOptionalKeys(DataSet match) throws IOException;

    /** Whether the user has cancelled: for searches that take long until they find something. */
    boolean isCancelled();
}
