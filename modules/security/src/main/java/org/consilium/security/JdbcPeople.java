package org.consilium.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts in PostgreSQL. */
final class JdbcPeople implements People {

    /** Shortest password in characters. */
    static final int PASSWORD_LENGTH_MIN = 12;

    private static final int NAME_LENGTH_MAX = 200;
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private final JdbcClient jdbc;
    private final Institutions institutions;
    private final Passwords passwords;
    private final SignIn signIn;

    JdbcPeople(JdbcClient jdbc, Institutions institutions, Passwords passwords, SignIn signIn) {
        this.jdbc = jdbc;
        this.institutions = institutions;
        this.passwords = passwords;
        this.signIn = signIn;
    }

    @Override
    public List<Person> all() {
        return jdbc.sql("select * from security.person order by account")
                .query(JdbcPeople::read)
                .list();
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return jdbc.sql("select * from security.person where id = :id")
                .param("id", id.value())
                .query(JdbcPeople::read)
                .optional();
    }

    @Override
    public Optional<Person> findByAccount(String account) {
        return jdbc.sql("select * from security.person where account = :account")
                .param("account", account)
                .query(JdbcPeople::read)
                .optional();
    }

    @Override
    public void save(Person person) {
        check(person);
        require(
                administers(person) || !isLastAdministrator(person.id()),
                "somebody must remain who administers the node");
        try {
            jdbc.sql("""
                    with ended as (delete from security.study_grant where person = :id and not :active)
                    insert into security.person
                        (id, account, name, email, institution, roles, languages, zone, active)
                    values (:id, :account, :name, :email, :institution, :roles, :languages, :zone, :active)
                    on conflict (id) do update set account = excluded.account, name = excluded.name,
                        email = excluded.email, institution = excluded.institution, roles = excluded.roles,
                        languages = excluded.languages, zone = excluded.zone, active = excluded.active
                    """)
                    .param("id", person.id().value())
                    .param("account", person.account())
                    .param("name", person.name())
                    .param("email", person.email().orElse(null))
                    .param("institution", person.institution().value())
                    .param("roles", TextArrays.ofNames(person.roles()))
                    .param("languages", TextArrays.of(person.languages()))
                    .param("zone", person.zone().getId())
                    .param("active", person.active())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Rejected(Reason.ALREADY_EXISTS, "an account of this name", e);
        }
    }

    private void check(Person person) {
        require(ACCOUNT.matcher(person.account()).matches(), "account: 1 to 64 of a-z 0-9 . _ @ -");
        require(
                !person.name().isBlank() && person.name().length() <= NAME_LENGTH_MAX,
                "name: 1 to " + NAME_LENGTH_MAX + " characters");
        require(
                person.languages().stream()
                        .allMatch(tag -> LANGUAGE.matcher(tag).matches()),
                "languages: BCP 47 tags such as en or vi");
        require(institutions.find(person.institution()).isPresent(), "the institution is unknown");
    }

    private static boolean administers(Person person) {
        return person.active() && person.has(Role.ADMINISTRATOR);
    }

    private boolean isLastAdministrator(PersonId id) {
        var administrators = all().stream().filter(JdbcPeople::administers).toList();
        return administrators.size() == 1 && administrators.getFirst().id().equals(id);
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new Rejected(Reason.INVALID_REQUEST, detail);
        }
    }

    @Override
    public void setPassword(PersonId id, CharSequence password) {
        var person = find(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        require(
                password.length() >= PASSWORD_LENGTH_MIN,
                "a password has at least " + PASSWORD_LENGTH_MIN + " characters");
        require(!password.toString().equalsIgnoreCase(person.account()), "a password is not the account's own name");
        setAnyPassword(id, password);
    }

    /** Without the rule about its length: the operator's own choice in the configuration. */
    void setAnyPassword(PersonId id, CharSequence password) {
        jdbc.sql("update security.person set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(password))
                .param("id", id.value())
                .update();
    }

    @Override
    public Optional<Person> authenticate(String account, CharSequence password) {
        return signIn.attempt(account, password).flatMap(this::find).filter(Person::active);
    }

    @Override
    public boolean confirm(PersonId id, CharSequence password) {
        return find(id).filter(Person::active)
                .flatMap(person -> signIn.confirm(person.account(), password))
                .filter(id::equals)
                .isPresent();
    }

    private static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("account"),
                row.getString("name"),
                Optional.ofNullable(row.getString("email")),
                new InstitutionId(row.getObject("institution", UUID.class)),
                TextArrays.read(row, "roles", Role.class),
                TextArrays.read(row, "languages"),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("active"));
    }
}
