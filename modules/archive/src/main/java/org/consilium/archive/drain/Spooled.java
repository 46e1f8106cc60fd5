package org.consilium.archive.drain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.TreeMap;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.storage.pack.PackedInstance;
import org.consilium.storage.spool.SpoolPlace;

/**
 * An instance that is to move.
 *
 * @param instance what its pack will say of it: also how it arrived, so that the index can be made again from packs alone
 */
record Spooled(PackedInstance instance, SpoolPlace place) {

    static final String COLUMNS = """
            i.uid, i.study_uid, i.series_uid, i.sop_class, i.transfer_syntax, i.sha256, i.received_at, i.channel, i.calling_ae,
                i.called_ae, i.address, i.spool_place, s.institution::text
            """;

    private static final String RECEIVED = "received";
    private static final String CHANNEL = "channel";
    private static final String CALLING_AE = "calling-ae";
    private static final String CALLED_AE = "called-ae";
    private static final String ADDRESS = "address";
    private static final String INSTITUTION = "institution";

    static Spooled read(ResultSet row) throws SQLException {
        Instant received = row.getObject("received_at", OffsetDateTime.class).toInstant();
        var notes = new TreeMap<String, String>();
        notes.put(RECEIVED, received.toString());
        notes.put(CHANNEL, row.getString("channel"));
        notes.put(CALLING_AE, row.getString("calling_ae"));
        notes.put(CALLED_AE, row.getString("called_ae"));
        notes.put(ADDRESS, row.getString("address"));
        notes.put(INSTITUTION, row.getString("institution"));
        var instance = new PackedInstance(
                new Uid(row.getString("study_uid")),
                new Uid(row.getString("series_uid")),
                new Uid(row.getString("uid")),
                row.getString("sop_class"),
                row.getString("transfer_syntax"),
                row.getBytes("sha256"),
                notes);
        return new Spooled(instance, SpoolPlace.parse(row.getString("spool_place")));
    }

    Uid uid() {
        return instance.sopInstance();
    }

    /** What goes before its data set to make it a file. */
    byte[] fileHead() {
        var source = Optional.ofNullable(instance.notes().get(CALLING_AE))
                .filter(title -> !title.isEmpty() && title.length() <= AeTitle.LENGTH_MAX);
        return Part10.header(new FileMeta(
                instance.sopClass(), uid().value(), new TransferSyntax(instance.transferSyntax()), source));
    }
}
