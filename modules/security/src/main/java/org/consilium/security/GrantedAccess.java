package org.consilium.security;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;

/**
 * Clinical staff see the studies of their own institution, those who give opinions what a case grants, peers see the studies of the
 * institution they belong to. A person is read anew each time: one who has left or lost a role sees nothing at once.
 */
final class GrantedAccess implements Access {

    private final People people;
    private final RemoteAes remoteAes;
    private final Institutions institutions;
    private final JdbcGrants grants;

    GrantedAccess(People people, RemoteAes remoteAes, Institutions institutions, JdbcGrants grants) {
        this.people = people;
        this.remoteAes = remoteAes;
        this.institutions = institutions;
        this.grants = grants;
    }

    @Override
    public Visibility visibility(Caller caller) {
        return switch (caller) {
            case Caller.Human human -> ofPerson(human.person().id());
            case Caller.Viewer viewer -> ofViewer(viewer);
            case Caller.Peer peer -> ofPeer(peer.aeTitle());
            case Caller.Machine machine -> Visibility.ALL;
            case Caller.Node node -> Visibility.ALL;
        };
    }

    /** Of what it was opened for that which its person still sees. */
    private Visibility ofViewer(Caller.Viewer viewer) {
        var seen = ofPerson(viewer.person().id());
        return new Visibility(
                false,
                Set.of(),
                viewer.studies().entrySet().stream()
                        .filter(study -> seen.sees(study.getValue(), study.getKey()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Visibility ofPeer(AeTitle aeTitle) {
        return remoteAes
                .find(aeTitle)
                .map(ae -> ae.institution().orElseGet(() -> institutions.home().id()))
                .map(institution -> new Visibility(false, Set.of(institution), Set.of()))
                .orElse(Visibility.NONE);
    }

    private Visibility ofPerson(PersonId id) {
        return people.find(id).filter(Person::active).map(this::ofPerson).orElse(Visibility.NONE);
    }

    private Visibility ofPerson(Person person) {
        Set<InstitutionId> own = Rights.may(person, Right.VIEW_STUDIES) ? Set.of(person.institution()) : Set.of();
        var granted = Rights.may(person, Right.GIVE_OPINIONS) ? grants.studiesOf(person.id()) : Set.<Uid>of();
        return new Visibility(false, own, granted);
    }
}
