package org.consilium.archive.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/** Reads what was written as {@link IndexRows} back from {@code archive.instance}, with the institution of its study. */
final class StoredRow {

    private StoredRow() {}

    static IndexRows read(ResultSet row) throws SQLException {
        var institution = new InstitutionId(row.getObject("institution", UUID.class));
        var origin = Origins.read(row, Optional.of(institution));
        var instance = new ReceivedInstance(
                new Uid(row.getString("study_uid")),
                new Uid(row.getString("series_uid")),
                new Uid(row.getString("uid")),
                row.getString("sop_class"),
                row.getString("transfer_syntax"),
                row.getBytes("sha256"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                origin);
        var header = new CompactHeader(row.getBytes("header"), row.getBytes("bulk"));
        var attributes =
                header.toHeader(new TransferSyntax(instance.transferSyntax())).attributes();
        return new IndexRows(
                instance,
                Places.read(row),
                row.getLong("length"),
                institution,
                attributes,
                header,
                row.getInt("version"));
    }
}
