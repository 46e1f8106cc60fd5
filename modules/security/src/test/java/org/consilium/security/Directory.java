package org.consilium.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.security.factor.Guesses;
import org.consilium.security.factor.SealedSecrets;
import org.consilium.security.factor.SecondFactors;
import org.consilium.security.factor.TotpFactors;
import org.consilium.security.seal.Seal;
import org.consilium.testkit.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this module on a fresh database, wired as in the configuration, with a clock the test moves. */
final class Directory implements AutoCloseable {

    static final Duration PAUSE = Duration.ofMinutes(5);
    static final int FAILURES_MAX = 3;

    static final ZoneId ZONE = ZoneId.of("Asia/Vladivostok");

    private final Database database = Database.migrated("security");
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);

    final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    final JdbcInstitutions institutions = new JdbcInstitutions(jdbc);
    final JdbcRemoteAes remoteAes = new JdbcRemoteAes(jdbc, institutions);
    final Passwords passwords = new Passwords(1_000);
    private final Guesses guesses = new Guesses(jdbc, FAILURES_MAX, PAUSE, clock);
    private final SignIn signIn = new SignIn(jdbc, passwords, guesses, clock);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    final String key = TestKeys.random();
    final SecondFactors secondFactors = secondFactors(key);
    final JdbcPeople people = new JdbcPeople(jdbc, institutions, passwords, signIn);
    final JdbcGrants grants = new JdbcGrants(jdbc, clock);
    final GrantedAccess access = new GrantedAccess(people, remoteAes, institutions, grants);
    final NodeSetup setup = new NodeSetup(jdbc, transaction, institutions, people, remoteAes, ZONE);

    /** Second factors as after a start of the node with these keys, the first of which seals. */
    SecondFactors secondFactors(String... keys) {
        var secrets = new SealedSecrets(new Seal(TestKeys.of(keys)));
        secrets.sealAll(jdbc, transaction);
        return new TotpFactors(jdbc, transaction, guesses, secrets, "Clinic & Co", clock);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** A node with its home institution. */
    Directory ready() {
        setup.merge(new DirectorySettings(List.of(), List.of(), ""));
        return this;
    }

    Institution institution(String name) {
        var institution = new Institution(
                new InstitutionId(UUID.randomUUID()), name, CareLevel.BASIC, Optional.empty(), "VN", Optional.empty());
        institutions.save(institution);
        return institution;
    }

    Person person(String account, Institution institution, Role... roles) {
        var person = new Person(
                new PersonId(UUID.randomUUID()),
                account,
                "Nguyễn Thị Ánh",
                Optional.empty(),
                institution.id(),
                Set.of(roles),
                Set.of("vi", "en"),
                ZoneOffset.UTC,
                true);
        people.save(person);
        return person;
    }

    @Override
    public void close() {
        database.close();
    }
}
