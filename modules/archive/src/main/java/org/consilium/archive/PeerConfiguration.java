package org.consilium.archive;

import java.time.Clock;
import org.consilium.archive.audit.PeerAudit;
import org.consilium.archive.commit.CommitmentLimits;
import org.consilium.archive.commit.CommitmentScp;
import org.consilium.archive.convert.Encodings;
import org.consilium.archive.receive.StoreScp;
import org.consilium.archive.settle.PerformedSteps;
import org.consilium.dimse.Destination;
import org.consilium.dimse.association.AssociationPolicy;
import org.consilium.dimse.association.Timeouts;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.kernel.AeTitle;
import org.consilium.security.Institutions;
import org.consilium.security.RemoteAes;
import org.consilium.security.audit.AuditTrail;
import org.consilium.storage.spool.Spool;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What DICOM peers may ask for, and what answers them. */
@Configuration(proxyBeanMethods = false)
class PeerConfiguration {

    @Bean
    PeerRights peerRights(RemoteAes remoteAes, Institutions institutions, Clock clock) {
        return new PeerRights(new KnownPeers(remoteAes, clock), institutions);
    }

    @Bean
    PeerAudit peerAudit(@Value("${consilium.ae-title:CONSILIUM}") String ownTitle, AuditTrail trail, Clock clock) {
        return new PeerAudit(trail, ownTitle, clock);
    }

    @Bean
    AssociationPolicy nodeAssociationPolicy(
            @Value("${consilium.ae-title:CONSILIUM}") String ownTitle,
            PeerRights rights,
            Spool spool,
            PeerAudit audit) {
        return audit.policy(new NodeAssociationPolicy(new AeTitle(ownTitle), rights, spool::isNearlyFull));
    }

    @Bean
    StoreScp storeScp(InstanceReceiver receiver, PeerRights rights, PeerAudit audit) {
        return new StoreScp(receiver, peer -> {
            boolean may = rights.mayStore(peer);
            if (!may) {
                audit.refused(peer, "C-STORE is not this AE's right");
            }
            return may;
        });
    }

    @Bean
    CommitmentScp commitmentScp(
            @Value("${consilium.ae-title:CONSILIUM}") String ownTitle,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Archive archive,
            PeerRights rights,
            PeerAudit audit,
            Clock clock) {
        var title = new AeTitle(ownTitle);
        return new CommitmentScp(
                jdbc,
                new TransactionTemplate(transactions),
                archive,
                rights,
                ae -> rights.find(ae)
                        .map(to -> new Destination(to.host(), to.port(), to.aeTitle(), title, Timeouts.DEFAULT)),
                audit.workflow(),
                CommitmentLimits.STANDARD,
                clock);
    }

    @Bean
    PeerServices peerServices(
            @Value("${consilium.ae-title:CONSILIUM}") String ownTitle,
            Archive archive,
            PeerRights rights,
            FrameDecoder decoder,
            CommitmentScp commitment,
            PerformedSteps steps,
            PeerAudit audit) {
        return new PeerServices(
                archive, rights, new AeTitle(ownTitle), new Encodings(decoder), commitment, steps, audit);
    }
}
