package org.consilium.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/** DICOM peers in PostgreSQL. */
final class JdbcRemoteAes implements RemoteAes {

    /** A host name or an IPv4 or IPv6 address; at most 253 characters (RFC 1035 2.3.4). */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:_-]{0,252}|::1|::");

    private static final int PORT_MAX = 65_535;

    private final JdbcClient jdbc;
    private final Institutions institutions;

    JdbcRemoteAes(JdbcClient jdbc, Institutions institutions) {
        this.jdbc = jdbc;
        this.institutions = institutions;
    }

    @Override
    public List<RemoteAe> all() {
        return jdbc.sql("select * from security.remote_ae order by ae_title")
                .query(JdbcRemoteAes::read)
                .list();
    }

    @Override
    public Optional<RemoteAe> find(AeTitle aeTitle) {
        return jdbc.sql("select * from security.remote_ae where ae_title = :title")
                .param("title", aeTitle.value())
                .query(JdbcRemoteAes::read)
                .optional();
    }

    @Override
    public void save(RemoteAe ae) {
        check(ae);
        jdbc.sql("""
                insert into security.remote_ae (ae_title, host, port, may, institution, certificate)
                values (:title, :host, :port, :may, :institution, :certificate)
                on conflict (ae_title) do update set host = excluded.host, port = excluded.port,
                    may = excluded.may, institution = excluded.institution, certificate = excluded.certificate
                """)
                .param("title", ae.aeTitle().value())
                .param("host", ae.host())
                .param("port", ae.port())
                .param("may", TextArrays.ofNames(ae.may()))
                .param("institution", ae.institution().map(InstitutionId::value).orElse(null))
                .param(
                        "certificate",
                        ae.certificate().map(PeerCertificate::text).orElse(null))
                .update();
    }

    private void check(RemoteAe ae) {
        if (ae.port() < 1 || ae.port() > PORT_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "port: 1 to " + PORT_MAX);
        }
        if (!HOST.matcher(ae.host()).matches()) {
            throw new Rejected(Reason.INVALID_REQUEST, "host: a name or an address");
        }
        if (ae.institution().isPresent()
                && institutions.find(ae.institution().get()).isEmpty()) {
            throw new Rejected(Reason.INVALID_REQUEST, "the institution is unknown");
        }
    }

    @Override
    public void delete(AeTitle aeTitle) {
        jdbc.sql("delete from security.remote_ae where ae_title = :title")
                .param("title", aeTitle.value())
                .update();
    }

    private static RemoteAe read(ResultSet row, int number) throws SQLException {
        return new RemoteAe(
                new AeTitle(row.getString("ae_title")),
                row.getString("host"),
                row.getInt("port"),
                TextArrays.read(row, "may", RemoteAe.Permission.class),
                Optional.ofNullable(row.getObject("institution", UUID.class)).map(InstitutionId::new),
                Optional.ofNullable(row.getString("certificate")).map(PeerCertificate::new));
    }
}
