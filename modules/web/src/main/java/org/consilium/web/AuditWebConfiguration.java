package org.consilium.web;

import java.time.Clock;
import java.util.Optional;
import org.consilium.archive.audit.StudySubjects;
import org.consilium.archive.journal.HeadJournal;
import org.consilium.cases.Cases;
import org.consilium.exchange.syslog.AuditRepository;
import org.consilium.security.Institutions;
import org.consilium.security.audit.AuditSettings;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.TrailReader;
import org.consilium.security.audit.chain.ChainedTrail;
import org.consilium.security.audit.chain.TrailCheck;
import org.consilium.web.audit.FhirAuditEventController;
import org.consilium.web.audit.HttpAudit;
import org.consilium.web.audit.TrailController;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.problem.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the audit trail says of HTTP, and who reads it. */
@Configuration(proxyBeanMethods = false)
class AuditWebConfiguration {

    @Bean
    HttpAudit httpAudit(
            AuditTrail trail,
            StudySubjects subjects,
            Cases cases,
            InstitutionNames institutions,
            AuditSettings settings,
            Problems problems,
            Clock clock) {
        return new HttpAudit(trail, subjects, cases, institutions, settings.readOnceWithin(), problems, clock);
    }

    @Bean
    TrailController trailController(
            TrailReader reader,
            ChainedTrail trail,
            TrailCheck check,
            Institutions institutions,
            AuditSettings settings,
            HeadJournal headJournal,
            ObjectProvider<AuditRepository> repository) {
        return new TrailController(
                reader,
                trail,
                check,
                institutions,
                settings,
                headJournal,
                Optional.ofNullable(repository.getIfAvailable()));
    }

    @Bean
    FhirAuditEventController fhirAuditEventController(TrailController trail, TrailReader reader, NodeDescription node) {
        return new FhirAuditEventController(trail, reader, node);
    }
}
