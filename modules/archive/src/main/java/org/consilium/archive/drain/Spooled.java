package org.consilium.archive.drain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.consilium.archive.index.ArrivalNotes;
import org.consilium.archive.index.Origins;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.storage.pack.PackedInstance;
import org.consilium.storage.spool.SpoolPlace;

/**
 * An instance that is to move.
 *
 * @param instance what its pack will say of it: also how it arrived, so that the index can be made again from packs alone
 */
record Spooled(PackedInstance instance, String callingAe, SpoolPlace place) {

    static final String COLUMNS = """
            i.uid, i.study_uid, i.series_uid, i.sop_class, i.transfer_syntax, i.sha256, i.received_at, i.spool_place,
                s.institution::text,\s""" + Origins.COLUMNS + "\n";

    static Spooled read(ResultSet row) throws SQLException {
        var received = row.getObject("received_at", OffsetDateTime.class).toInstant();
        var origin = Origins.read(row, Optional.of(InstitutionId.of(row.getString("institution"))));
        var instance = new PackedInstance(
                new Uid(row.getString("study_uid")),
                new Uid(row.getString("series_uid")),
                new Uid(row.getString("uid")),
                row.getString("sop_class"),
                row.getString("transfer_syntax"),
                row.getBytes("sha256"),
                ArrivalNotes.of(received, origin));
        return new Spooled(instance, origin.callingAe(), SpoolPlace.parse(row.getString("spool_place")));
    }

    Uid uid() {
        return instance.sopInstance();
    }

    /** What goes before its data set to make it a file. */
    byte[] fileHead() {
        var source = Optional.of(callingAe).filter(title -> !title.isEmpty() && title.length() <= AeTitle.LENGTH_MAX);
        return Part10.header(new FileMeta(
                instance.sopClass(), uid().value(), new TransferSyntax(instance.transferSyntax()), source));
    }
}
