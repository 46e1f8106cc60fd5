package org.consilium.app.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.kernel.AeTitle;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.RemoteAe;
import org.consilium.security.RemoteAes;

/** Brings hospitals, people and DICOM peers of the demonstration into the node; doing it again changes nothing. */
final class DemoNetwork {

    static final AeTitle SCANNER = new AeTitle("DEMO_SCANNER");
    static final AeTitle PACS = new AeTitle("DEMO_PACS");

    private static final String LOOPBACK = "127.0.0.1";
    /** The scanner only sends; nothing answers at this port. */
    private static final int SCANNER_PORT = 104;

    private static final int OPEN_CASES_MAX = 10;

    private final Institutions institutions;
    private final People people;
    private final RemoteAes remoteAes;
    private final SpecialistProfiles profiles;
    private final DutyRoster roster;

    DemoNetwork(
            Institutions institutions,
            People people,
            RemoteAes remoteAes,
            SpecialistProfiles profiles,
            DutyRoster roster) {
        this.institutions = institutions;
        this.people = people;
        this.remoteAes = remoteAes;
        this.profiles = profiles;
        this.roster = roster;
    }

    /** @param pacsPort where the PACS of the regional hospital listens this time */
    void ensure(String password, int pacsPort) {
        var national = institution(DemoPeople.NATIONAL_CENTRE, CareLevel.ADVANCED, Optional.empty(), Optional.empty());
        var regional =
                institution(DemoPeople.REGIONAL_HOSPITAL, CareLevel.BASIC, Optional.of(national), Optional.empty());
        remoteAes.save(new RemoteAe(
                SCANNER, LOOPBACK, SCANNER_PORT, Set.of(RemoteAe.Permission.STORE), Optional.of(regional)));
        remoteAes.save(new RemoteAe(PACS, LOOPBACK, pacsPort, Set.of(), Optional.of(regional)));
        institution(DemoPeople.REGIONAL_HOSPITAL, CareLevel.BASIC, Optional.of(national), Optional.of(PACS));
        for (var account : DemoPeople.ACCOUNTS) {
            person(account, account.national() ? national : regional, password);
        }
        DemoPeople.ACCOUNTS.forEach(this::deputy);
    }

    private InstitutionId institution(
            String name, CareLevel level, Optional<InstitutionId> parent, Optional<AeTitle> pacs) {
        var id = institutions
                .findByName(name)
                .map(Institution::id)
                .orElseGet(() -> new InstitutionId(UUID.randomUUID()));
        institutions.save(new Institution(id, name, level, parent, DemoPeople.COUNTRY, pacs));
        return id;
    }

    private void person(DemoPeople.Account account, InstitutionId institution, String password) {
        if (people.findByAccount(account.account()).isPresent()) {
            return;
        }
        var id = new PersonId(UUID.randomUUID());
        people.save(new Person(
                id,
                account.account(),
                account.name(),
                Optional.empty(),
                institution,
                account.roles(),
                account.languages(),
                account.zoneId(),
                true));
        people.setPassword(id, password);
        account.scope().ifPresent(scope -> {
            profiles.save(new SpecialistProfile(
                    id,
                    Set.of(SpecialistProfile.ANY),
                    scope.modalities(),
                    Optional.of(scope.specialty()),
                    OPEN_CASES_MAX,
                    Optional.empty()));
            roster.saveHours(id, scope.weekly().isEmpty(), scope.weekly());
        });
    }

    private void deputy(DemoPeople.Account account) {
        account.scope().flatMap(DemoPeople.Scope::deputy).ifPresent(deputy -> {
            var person = people.findByAccount(account.account()).orElseThrow().id();
            if (!roster.deputies().containsKey(person)) {
                roster.saveDeputies(
                        person,
                        List.of(people.findByAccount(deputy).orElseThrow().id()));
            }
        });
    }
}
