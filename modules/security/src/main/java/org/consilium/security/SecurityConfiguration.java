package org.consilium.security;

import java.io.IOException;
import java.time.Clock;
import org.consilium.security.factor.Guesses;
import org.consilium.security.factor.SealedSecrets;
import org.consilium.security.factor.TotpFactors;
import org.consilium.security.oidc.OidcConfiguration;
import org.consilium.security.passkey.Passkeys;
import org.consilium.security.seal.Seal;
import org.consilium.security.seal.SealKeys;
import org.consilium.security.seal.SealSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this module. The schema {@code security} has been migrated before. */
@Configuration(proxyBeanMethods = false)
@Import({AuditConfiguration.class, OidcConfiguration.class})
@EnableConfigurationProperties({SecuritySettings.class, DirectorySettings.class, SealSettings.class})
public class SecurityConfiguration {

    @Bean
    JdbcInstitutions institutions(JdbcClient jdbc) {
        return new JdbcInstitutions(jdbc);
    }

    @Bean
    JdbcInstitutionRecords institutionRecords(JdbcClient jdbc) {
        return new JdbcInstitutionRecords(jdbc);
    }

    @Bean
    Administration administration(JdbcInstitutions institutions) {
        return new Administration(institutions);
    }

    @Bean
    JdbcRemoteAes remoteAes(JdbcClient jdbc, JdbcInstitutions institutions) {
        return new JdbcRemoteAes(jdbc, institutions);
    }

    @Bean
    Passwords passwords(SecuritySettings settings) {
        return new Passwords(settings.passwordIterations());
    }

    @Bean
    Guesses guesses(JdbcClient jdbc, SecuritySettings settings, Clock clock) {
        return new Guesses(jdbc, settings.signInFailuresMax(), settings.signInPause(), clock);
    }

    @Bean
    SignIn signIn(JdbcClient jdbc, Passwords passwords, Guesses guesses, Clock clock) {
        return new SignIn(jdbc, passwords, guesses, clock);
    }

    @Bean
    TotpFactors secondFactors(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Guesses guesses,
            SealSettings settings,
            @Value("${consilium.ae-title:CONSILIUM}") String aeTitle,
            Clock clock)
            throws IOException {
        var transaction = new TransactionTemplate(transactions);
        var secrets = new SealedSecrets(new Seal(SealKeys.of(settings)));
        secrets.sealAll(jdbc, transaction);
        return new TotpFactors(jdbc, transaction, guesses, secrets, aeTitle, clock);
    }

    @Bean
    Passkeys passkeys(JdbcClient jdbc, Clock clock) {
        return new Passkeys(jdbc, clock);
    }

    @Bean
    JdbcPeople people(JdbcClient jdbc, JdbcInstitutions institutions, Passwords passwords, SignIn signIn) {
        return new JdbcPeople(jdbc, institutions, passwords, signIn);
    }

    @Bean
    JdbcGrants grants(JdbcClient jdbc, Clock clock) {
        return new JdbcGrants(jdbc, clock);
    }

    @Bean
    GrantedAccess access(JdbcPeople people, JdbcRemoteAes remoteAes, JdbcInstitutions institutions, JdbcGrants grants) {
        return new GrantedAccess(people, remoteAes, institutions, grants);
    }

    @Bean
    NodeSetup firstAccount(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            JdbcInstitutions institutions,
            JdbcPeople people,
            JdbcRemoteAes remoteAes,
            DirectorySettings directory) {
        var setup = new NodeSetup(
                jdbc, new TransactionTemplate(transactions), institutions, people, remoteAes, directory.zoneId());
        setup.merge(directory);
        return setup;
    }
}
