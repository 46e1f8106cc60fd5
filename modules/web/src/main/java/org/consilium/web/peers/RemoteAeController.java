package org.consilium.web.peers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.InstitutionId;
import org.consilium.security.PeerCertificate;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAes;
import org.consilium.web.json.Body;
import org.consilium.web.peers.ConnectionTest.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Remote application entities, by their titles. */
@RestController
@RequestMapping("/api/remote-aes")
public final class RemoteAeController {

    private final RemoteAes remoteAes;
    private final ConnectionTest connectionTest;

    public RemoteAeController(RemoteAes remoteAes, ConnectionTest connectionTest) {
        this.remoteAes = remoteAes;
        this.connectionTest = connectionTest;
    }

    @GetMapping
    List<RemoteAeView> all() {
        return remoteAes.all().stream().map(RemoteAeView::of).toList();
    }

    @PutMapping("/{aeTitle}")
    RemoteAeView save(@PathVariable String aeTitle, @RequestBody RemoteAeRequest body) {
        RemoteAe remoteAe = new RemoteAe(
                new AeTitle(aeTitle),
                Body.line(body.host(), "host"),
                Body.require(body.port(), "port"),
                Set.copyOf(Body.list(body.may(), "may")),
                Optional.ofNullable(body.institutionId()).map(InstitutionId::new),
                Optional.ofNullable(body.certificate())
                        .filter(text -> !text.isBlank())
                        .map(PeerCertificate::new));
        remoteAes.save(remoteAe);
        return RemoteAeView.of(remoteAe);
    }

    @DeleteMapping("/{aeTitle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String aeTitle) {
        remoteAes.delete(find(aeTitle).aeTitle());
    }

    /** Whether the peer answers C-ECHO now; a failure is a result, not an error. */
    @PostMapping("/{aeTitle}/echo")
    Result echo(@PathVariable String aeTitle) {
        return connectionTest.run(find(aeTitle));
    }

    private RemoteAe find(String aeTitle) {
        return remoteAes.find(new AeTitle(aeTitle)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    record RemoteAeRequest(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable List<RemoteAe.Permission> may,
            @Nullable UUID institutionId,
            @Nullable String certificate) {}

    record RemoteAeView(
            String aeTitle,
            String host,
            int port,
            List<RemoteAe.Permission> may,
            Optional<UUID> institutionId,
            Optional<String> certificate) {

        static RemoteAeView of(RemoteAe remoteAe) {
            return new RemoteAeView(
                    remoteAe.aeTitle().value(),
                    remoteAe.host(),
                    remoteAe.port(),
                    remoteAe.may().stream().sorted().toList(),
                    remoteAe.institution().map(InstitutionId::value),
                    remoteAe.certificate().map(PeerCertificate::text));
        }
    }
}
