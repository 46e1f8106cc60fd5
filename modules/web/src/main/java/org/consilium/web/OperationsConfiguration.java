package org.consilium.web;

import java.time.Clock;
import java.util.Optional;
import org.consilium.archive.check.Checks;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.operate.CountingReceiver;
import org.consilium.archive.operate.WaitingRows;
import org.consilium.exchange.syslog.AuditRepository;
import org.consilium.storage.examine.ExaminedStore;
import org.consilium.storage.spool.Spool;
import org.consilium.web.operations.OperationsController;
import org.consilium.web.operations.OperationsViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The page of those who keep the node running. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    OperationsController operationsController(
            CountingReceiver receiver,
            Backlog backlog,
            Spool spool,
            ExaminedStore store,
            WaitingRows waiting,
            Checks checks,
            Optional<AuditRepository> auditRepository,
            Clock clock) {
        return new OperationsController(
                new OperationsViews(receiver, backlog, spool, store, waiting, checks, auditRepository, clock), checks);
    }
}
