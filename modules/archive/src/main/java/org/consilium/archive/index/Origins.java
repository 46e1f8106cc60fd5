package org.consilium.archive.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.archive.SenderCertificate;
import org.consilium.security.InstitutionId;
import org.jspecify.annotations.Nullable;

/** Who sent an instance, as rows say it. */
public final class Origins {

    /** Of a table {@code i}; what {@link #read} needs. */
    public static final String COLUMNS =
            "i.channel, i.calling_ae, i.called_ae, i.address, i.certificate, i.certificate_subject";

    private Origins() {}

    public static Origin read(ResultSet row, Optional<InstitutionId> institution) throws SQLException {
        return new Origin(
                Channel.valueOf(row.getString("channel")),
                row.getString("calling_ae"),
                row.getString("called_ae"),
                row.getString("address"),
                institution,
                certificate(row));
    }

    private static Optional<SenderCertificate> certificate(ResultSet row) throws SQLException {
        byte @Nullable [] fingerprint = row.getBytes("certificate");
        var subject = Optional.ofNullable(row.getString("certificate_subject")).orElse("");
        return Optional.ofNullable(fingerprint)
                .map(bytes -> new SenderCertificate(HexFormat.of().formatHex(bytes), subject));
    }

    /** The column {@code certificate}. */
    public static byte @Nullable [] fingerprint(Origin origin) {
        return origin.certificate()
                .map(SenderCertificate::fingerprint)
                .map(HexFormat.of()::parseHex)
                .orElse(null);
    }

    /** The column {@code certificate_subject}. */
    public static @Nullable String subject(Origin origin) {
        return origin.certificate().map(SenderCertificate::subject).orElse(null);
    }
}
