package org.consilium.security;

import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.AeTitle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node needs before anybody can use it: its home institution, the peers of the configuration, a first account. */
final class NodeSetup implements FirstAccount {

    private static final String HOME_NAME = "Home";
    private static final String HOME_COUNTRY = "ZZ"; // ISO 3166-1 user-assigned: not said yet

    /** Held while setting up, so that two nodes on one database do it one after the other. */
    private static final long LOCK = 0x636f6e73_0001L;

    /** Without characters that are mistaken for each other. */
    private static final String PASSWORD_ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int PASSWORD_LENGTH = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JdbcInstitutions institutions;
    private final JdbcPeople people;
    private final RemoteAes remoteAes;
    private final ZoneId zone;

    /** @param zone of the first account, until somebody says another */
    NodeSetup(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JdbcInstitutions institutions,
            JdbcPeople people,
            RemoteAes remoteAes,
            ZoneId zone) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.institutions = institutions;
        this.people = people;
        this.remoteAes = remoteAes;
        this.zone = zone;
    }

    /** Brings the configuration into the database; names a home institution when there is none. */
    void merge(DirectorySettings settings) {
        transaction.executeWithoutResult(status -> {
            lock();
            settings.institutions().forEach(this::mergeInstitution);
            if (institutions.findHome().isEmpty()) {
                nameHome(settings);
            }
            settings.remoteAes().forEach(this::mergeRemoteAe);
        });
    }

    private void mergeInstitution(DirectorySettings.InstitutionEntry entry) {
        var known = institutions.findByName(entry.name()).orElseGet(() -> newInstitution(entry.name()));
        institutions.save(new Institution(
                known.id(),
                known.name(),
                entry.level().orElse(known.level()),
                entry.parent().map(name -> named(name).id()).or(known::parent),
                entry.country().orElse(known.country()),
                entry.pacs().map(AeTitle::new).or(known::pacs)));
    }

    private void nameHome(DirectorySettings settings) {
        if (settings.institutions().isEmpty()) {
            institutions.save(newInstitution(HOME_NAME));
        }
        var name = settings.institutions().stream()
                .findFirst()
                .map(DirectorySettings.InstitutionEntry::name)
                .orElse(HOME_NAME);
        institutions.markHome(named(name).id());
    }

    private void mergeRemoteAe(DirectorySettings.RemoteAeEntry entry) {
        remoteAes.save(new RemoteAe(
                new AeTitle(entry.aeTitle()),
                entry.host(),
                entry.port(),
                entry.may(),
                entry.institution().map(name -> named(name).id()),
                entry.certificate().map(PeerCertificate::new)));
    }

    private Institution named(String name) {
        return institutions
                .findByName(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The configuration refers to an institution it has not named before: " + name));
    }

    private static Institution newInstitution(String name) {
        return new Institution(
                new InstitutionId(UUID.randomUUID()),
                name,
                CareLevel.BASIC,
                Optional.empty(),
                HOME_COUNTRY,
                Optional.empty());
    }

    @Override
    public Optional<String> ensure(Optional<String> configuredPassword) {
        return transaction.execute(status -> {
            lock();
            var existing = people.findByAccount(ACCOUNT);
            if (existing.isPresent()) {
                leaveZulu(existing.get());
                configuredPassword
                        .filter(password -> isUnused())
                        .ifPresent(
                                password -> people.setAnyPassword(existing.get().id(), password));
                return Optional.empty();
            }
            return hasAdministrator() ? Optional.empty() : create(configuredPassword);
        });
    }

    /** Nodes used to give their first account a zone that nobody chose, and that no page offers. */
    private void leaveZulu(Person admin) {
        jdbc.sql("update security.person set zone = :zone where id = :id and zone = 'Z'")
                .param("zone", zone.getId())
                .param("id", admin.id().value())
                .update();
    }

    private Optional<String> create(Optional<String> configuredPassword) {
        var admin = new Person(
                new PersonId(UUID.randomUUID()),
                ACCOUNT,
                "Administrator",
                Optional.empty(),
                institutions.home().id(),
                Set.of(Role.ADMINISTRATOR),
                Set.of("en"),
                zone,
                true);
        people.save(admin);
        var generated = configuredPassword.isPresent() ? Optional.<String>empty() : Optional.of(generate());
        people.setAnyPassword(admin.id(), configuredPassword.or(() -> generated).orElseThrow());
        return generated;
    }

    private boolean hasAdministrator() {
        return people.all().stream().anyMatch(person -> Rights.may(person, Right.ADMINISTER));
    }

    private boolean isUnused() {
        return jdbc.sql("select signed_in_at is null from security.person where account = :account")
                .param("account", ACCOUNT)
                .query(Boolean.class)
                .single();
    }

    private static String generate() {
        return new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, PASSWORD_ALPHABET.length())
                .collect(
                        StringBuilder::new,
                        (text, i) -> text.append(PASSWORD_ALPHABET.charAt(i)),
                        StringBuilder::append)
                .toString();
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> number)
                .single();
    }
}
