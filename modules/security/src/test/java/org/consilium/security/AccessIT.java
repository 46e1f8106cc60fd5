package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessIT {

    private static final Uid STUDY = new Uid("1.2.3.4");

    private final Directory node = new Directory().ready();
    private final Institution own = node.institution("서울병원");
    private final Institution other = node.institution("河南省人民医院");

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void clinicalStaffSeeTheStudiesOfTheirOwnInstitutionOnly() {
        for (var role : Role.values()) {
            var person = node.person("p-" + role.ordinal(), own, role);
            var visibility = visibility(person);

            assertThat(visibility.sees(own.id(), STUDY)).as(role.name()).isEqualTo(role.isClinical());
            assertThat(visibility.sees(other.id(), STUDY)).as(role.name()).isFalse();
        }
    }

    @Test
    void aGrantShowsOneStudyFromGrantToWithdrawal() {
        var person = node.person("kim", own, Role.SPECIALIST);
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        assertThat(visibility(person).sees(other.id(), STUDY)).isFalse();

        node.grants.grant(person.id(), first, Set.of(STUDY));
        node.grants.grant(person.id(), first, Set.of(STUDY));
        node.grants.grant(person.id(), second, Set.of(STUDY));
        assertThat(visibility(person).sees(other.id(), STUDY)).isTrue();
        assertThat(visibility(person).sees(other.id(), new Uid("1.2.3.5"))).isFalse();

        node.grants.withdraw(person.id(), first);
        assertThat(visibility(person).sees(other.id(), STUDY))
                .as("the other case still grants it")
                .isTrue();
        node.grants.withdrawAll(second);
        assertThat(visibility(person).sees(other.id(), STUDY)).isFalse();
    }

    @Test
    void whoHasLeftSeesNothingAtOnce() {
        var person = node.person("lee", own, Role.REFERRER);
        node.people.save(new Person(
                person.id(),
                "lee",
                person.name(),
                Optional.empty(),
                own.id(),
                person.roles(),
                person.languages(),
                person.zone(),
                false));

        assertThat(visibility(person)).isEqualTo(Visibility.NONE);
    }

    @Test
    void aPeerSeesTheStudiesOfItsInstitutionAndAStrangerNone() {
        var pacs = new AeTitle("PACS");
        node.remoteAes.save(new RemoteAe(pacs, "::1", 104, Set.of(), Optional.of(own.id())));

        var known = node.access.visibility(new Caller.Peer(pacs));
        assertThat(known.sees(own.id(), STUDY)).isTrue();
        assertThat(known.sees(other.id(), STUDY)).isFalse();
        assertThat(node.access.visibility(new Caller.Peer(new AeTitle("STRANGER"))))
                .isEqualTo(Visibility.NONE);
    }

    private Visibility visibility(Person person) {
        return node.access.visibility(new Caller.Human(person));
    }
}
