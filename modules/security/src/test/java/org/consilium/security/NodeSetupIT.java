package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NodeSetupIT {

    private final Directory node = new Directory();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void bringsTheConfigurationIntoTheDatabaseAndKeepsWhatThePortalAdded() {
        var configuration = bind(Map.ofEntries(
                Map.entry("consilium.institutions[0].name", "国立がん研究センター"),
                Map.entry("consilium.institutions[0].pacs", "PACS"),
                Map.entry("consilium.institutions[0].country", "jp"),
                Map.entry("consilium.zone", "Asia/Tokyo"),
                Map.entry("consilium.institutions[1].name", "Областная больница"),
                Map.entry("consilium.institutions[1].parent", "国立がん研究センター"),
                Map.entry("consilium.remote-aes[0].ae-title", "PACS"),
                Map.entry("consilium.remote-aes[0].host", "127.0.0.1"),
                Map.entry("consilium.remote-aes[0].port", "11113"),
                Map.entry("consilium.remote-aes[0].may", "store,find,move,get"),
                Map.entry("consilium.remote-aes[0].institution", "Областная больница")));
        assertThat(configuration.zoneId()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        node.setup.merge(configuration);
        var home = node.institutions.home();
        node.institutions.save(new Institution(
                home.id(), home.name(), CareLevel.ADVANCED, home.parent(), home.country(), home.pacs()));
        node.setup.merge(configuration);

        assertThat(node.institutions.all()).hasSize(2);
        assertThat(node.institutions.home())
                .isEqualTo(new Institution(
                        home.id(),
                        "国立がん研究センター",
                        CareLevel.ADVANCED,
                        Optional.empty(),
                        "JP",
                        Optional.of(new AeTitle("PACS"))));
        var below = node.institutions.findByName("Областная больница").orElseThrow();
        assertThat(below.parent()).hasValue(home.id());
        assertThat(node.remoteAes.find(new AeTitle("PACS")))
                .hasValue(new RemoteAe(
                        new AeTitle("PACS"),
                        "127.0.0.1",
                        11113,
                        Set.of(RemoteAe.Permission.values()),
                        Optional.of(below.id())));
    }

    @Test
    void bindsATitleToACertificateAndRefusesWhatIsNone() {
        node.ready();
        var digits = "ab".repeat(32);
        var colons = "AB:".repeat(31) + "AB";
        var title = new AeTitle("CT1");
        for (var given : List.of(colons, "CN=ct1, O=Hospital")) {
            node.remoteAes.save(new RemoteAe(
                    title, "127.0.0.1", 104, Set.of(), Optional.empty(), Optional.of(new PeerCertificate(given))));
            assertThat(node.remoteAes
                            .find(title)
                            .orElseThrow()
                            .certificate()
                            .orElseThrow()
                            .text())
                    .isEqualTo(given.equals(colons) ? digits : "CN=ct1,O=Hospital");
        }
        for (var none : List.of("", "ab:cd", "just a name", "CN=" + "x".repeat(2000))) {
            assertThatThrownBy(() -> new PeerCertificate(none)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void makesAFirstAccountOnceAndTellsItsPasswordOnce() {
        node.ready();
        var password = node.setup.ensure(Optional.empty());

        assertThat(password).isPresent();
        assertThat(node.setup.ensure(Optional.empty())).isEmpty();
        assertThat(node.people.all()).hasSize(1);
        assertThat(node.people.authenticate("admin", password.orElseThrow()))
                .map(Person::roles)
                .hasValue(Set.of(Role.ADMINISTRATOR));
    }

    @Test
    void theFirstAccountLivesInTheZoneOfTheNode() {
        node.ready();
        node.setup.ensure(Optional.empty());
        var admin = node.people.findByAccount("admin").orElseThrow();
        assertThat(admin.zone()).isEqualTo(Directory.ZONE);

        node.jdbc.sql("update security.person set zone = 'Z'").update();
        node.setup.ensure(Optional.empty());
        assertThat(node.people.find(admin.id()).orElseThrow().zone())
                .as("an account of a node that did not ask for the zone")
                .isEqualTo(Directory.ZONE);
    }

    @Test
    void takesTheOperatorsPasswordButNeverOverridesOneInUse() {
        node.ready();
        var generated = node.setup.ensure(Optional.empty()).orElseThrow();
        assertThat(node.setup.ensure(Optional.of("from the configuration"))).isEmpty();

        assertThat(node.people.authenticate("admin", generated)).isEmpty();
        assertThat(node.people.authenticate("admin", "from the configuration")).isPresent();
        node.setup.ensure(Optional.of("changed in the configuration"));
        assertThat(node.people.authenticate("admin", "from the configuration")).isPresent();
    }

    @Test
    void refusesInstitutionsInACircleOrWithANameThatIsTaken() {
        var above = node.institution("Above");
        var below = new Institution(
                new InstitutionId(java.util.UUID.randomUUID()),
                "Below",
                CareLevel.INITIAL,
                Optional.of(above.id()),
                "VN",
                Optional.empty());
        node.institutions.save(below);

        assertRefused(
                Reason.INVALID_REQUEST,
                new Institution(above.id(), "Above", CareLevel.BASIC, Optional.of(below.id()), "VN", Optional.empty()));
        assertRefused(
                Reason.ALREADY_EXISTS,
                new Institution(below.id(), "Above", CareLevel.BASIC, Optional.of(above.id()), "VN", Optional.empty()));
    }

    private void assertRefused(Reason reason, Institution institution) {
        assertThatThrownBy(() -> node.institutions.save(institution))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    @Test
    void startsWithoutAnyConfiguration() {
        node.setup.merge(bind(Map.of()));

        assertThat(node.institutions.all()).containsExactly(node.institutions.home());
        assertThat(node.remoteAes.all()).isEqualTo(List.of());
    }

    private static DirectorySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("consilium", DirectorySettings.class);
    }
}
