package org.consilium.archive.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.consilium.storage.spool.SpoolPlace;

/** Reads where bytes lie from a row of {@code archive.instance}. */
public final class Places {

    private Places() {}

    /** Needs the columns spool_place, object_key and data_offset. */
    public static BytesPlace read(ResultSet row) throws SQLException {
        var spoolPlace = row.getString("spool_place");
        return spoolPlace != null
                ? new BytesPlace.InSpool(SpoolPlace.parse(spoolPlace))
                : new BytesPlace.InStore(row.getString("object_key"), row.getLong("data_offset"));
    }
}
