package org.consilium.web;

import org.consilium.archive.removal.LegalHolds;
import org.consilium.archive.removal.StudyDeletions;
import org.consilium.archive.retention.PolicyRows;
import org.consilium.archive.retention.Retention;
import org.consilium.archive.retention.RetentionSettings;
import org.consilium.archive.retention.RetentionWalk;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.retention.DeletionController;
import org.consilium.web.retention.HoldController;
import org.consilium.web.retention.RetentionController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long studies are kept, for administrators. */
@Configuration(proxyBeanMethods = false)
class RetentionWebConfiguration {

    @Bean
    RetentionController retentionController(
            PolicyRows policies,
            Retention retention,
            RetentionWalk walk,
            StudyDeletions deletions,
            RetentionSettings settings,
            InstitutionNames institutions) {
        return new RetentionController(policies, retention, walk, deletions, settings, institutions);
    }

    @Bean
    DeletionController deletionController(
            StudyDeletions deletions, Retention retention, InstitutionNames institutions) {
        return new DeletionController(deletions, retention, institutions);
    }

    @Bean
    HoldController holdController(LegalHolds holds) {
        return new HoldController(holds);
    }
}
