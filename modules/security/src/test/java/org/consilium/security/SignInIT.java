package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInIT {

    private static final String PASSWORD = "đường về nhà xa";

    private final Directory node = new Directory().ready();

    @AfterEach
    void close() {
        node.close();
    }

    @BeforeEach
    void somebodyWithAPassword() {
        var anh = node.person("anh", node.institution("Bệnh viện K"), Role.REFERRER);
        node.people.setPassword(anh.id(), PASSWORD);
    }

    @Test
    void knowsAPersonByItsPassword() {
        assertThat(node.people.authenticate("anh", PASSWORD)).map(Person::name).hasValue("Nguyễn Thị Ánh");
        assertThat(node.people.authenticate("anh", "another password")).isEmpty();
    }

    @Test
    void takesAPasswordHoweverTheKeyboardComposesItsAccents() {
        var decomposed = java.text.Normalizer.normalize(PASSWORD, java.text.Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(PASSWORD);
        assertThat(node.people.authenticate("anh", decomposed)).isPresent();
    }

    @Test
    void readsAPasswordToItsEnd() {
        var person = node.people.findByAccount("anh").orElseThrow();
        node.people.setPassword(person.id(), "가나다라마바사아자차카타파하".repeat(4) + "1");

        assertThat(node.people.authenticate("anh", "가나다라마바사아자차카타파하".repeat(4) + "2"))
                .isEmpty();
        assertThat(node.people.authenticate("anh", "가나다라마바사아자차카타파하".repeat(4) + "1"))
                .isPresent();
    }

    @Test
    void pausesAnAccountAfterTooManyFailuresEvenForTheRightPassword() {
        fail("anh", Directory.FAILURES_MAX);

        assertRefused(Reason.TOO_MANY_REQUESTS, () -> node.people.authenticate("anh", PASSWORD));
        node.pass(Directory.PAUSE);
        assertThat(node.people.authenticate("anh", PASSWORD)).isPresent();
    }

    @Test
    void letsNobodyOutsideKeepASignedInPersonFromRepeatingThePassword() {
        var anh = node.people.findByAccount("anh").orElseThrow();
        fail("anh", Directory.FAILURES_MAX);

        assertThat(node.people.confirm(anh.id(), PASSWORD)).isTrue();
        for (int i = 0; i < Directory.FAILURES_MAX; i++) {
            assertThat(node.people.confirm(anh.id(), "a wrong password")).isFalse();
        }
        assertRefused(Reason.TOO_MANY_REQUESTS, () -> node.people.confirm(anh.id(), PASSWORD));
    }

    @Test
    void pausesANameNobodyHasJustTheSame() {
        fail("nobody", Directory.FAILURES_MAX);

        assertRefused(Reason.TOO_MANY_REQUESTS, () -> node.people.authenticate("nobody", PASSWORD));
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        fail("anh", Directory.FAILURES_MAX - 1);
        assertThat(node.people.authenticate("anh", PASSWORD)).isPresent();
        fail("anh", Directory.FAILURES_MAX - 1);

        assertThat(node.people.authenticate("anh", PASSWORD)).isPresent();
    }

    @Test
    void letsNobodyInWhoHasLeftOrHasNoPassword() {
        var anh = node.people.findByAccount("anh").orElseThrow();
        node.people.save(new Person(
                anh.id(),
                "anh",
                anh.name(),
                Optional.empty(),
                anh.institution(),
                Set.of(),
                Set.of(),
                anh.zone(),
                false));
        node.person("new", node.institution("Other"), Role.REFERRER);

        assertThat(node.people.authenticate("anh", PASSWORD)).isEmpty();
        assertThat(node.people.authenticate("new", "")).isEmpty();
    }

    @Test
    void letsTheLastAdministratorNeitherLeaveNorGiveTheRoleAway() {
        var hospital = node.institution("Other");
        var first = node.person("first", hospital, Role.ADMINISTRATOR);
        var second = node.person("second", hospital, Role.ADMINISTRATOR);

        node.people.save(with(first, Set.of(Role.ADMINISTRATOR), false));
        assertRefused(Reason.INVALID_REQUEST, () -> {
            node.people.save(with(second, Set.of(Role.ADMINISTRATOR), false));
            return true;
        });
        assertRefused(Reason.INVALID_REQUEST, () -> {
            node.people.save(with(second, Set.of(Role.REFERRER), true));
            return true;
        });
        assertThat(node.people.find(second.id())).hasValue(second);
    }

    private static Person with(Person person, Set<Role> roles, boolean active) {
        return new Person(
                person.id(),
                person.account(),
                person.name(),
                person.email(),
                person.institution(),
                roles,
                person.languages(),
                person.zone(),
                active);
    }

    @Test
    void refusesShortPasswordsAndTheAccountsOwnName() {
        var anh = node.people.findByAccount("anh").orElseThrow();
        var long_ = node.person("a-rather-long-account", node.institution("Other"), Role.REFERRER);

        assertRefused(Reason.INVALID_REQUEST, () -> {
            node.people.setPassword(anh.id(), "elevenchars");
            return true;
        });
        assertRefused(Reason.INVALID_REQUEST, () -> {
            node.people.setPassword(long_.id(), "A-Rather-Long-Account");
            return true;
        });
    }

    @Test
    void keepsOlderHashesValidWhenIterationsAreRaised() {
        var hash = new Passwords(1_000).hash(PASSWORD);

        assertThat(new Passwords(2_000).matches(PASSWORD, hash)).isTrue();
        assertThat(new Passwords(2_000).hash(PASSWORD)).startsWith("pbkdf2-sha256$2000$");
    }

    private void fail(String account, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(node.people.authenticate(account, "a wrong password")).isEmpty();
        }
    }

    private static void assertRefused(Reason reason, Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}
