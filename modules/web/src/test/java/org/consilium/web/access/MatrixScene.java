package org.consilium.web.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.Urgency;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;
import org.consilium.security.Grants;
import org.consilium.security.Institution;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.consilium.web.TestImages;
import org.consilium.web.access.Actor.Relation;
import org.consilium.web.dicomweb.worklist.ReadingRoom;

/** A node with one study in one case that one person reads and another has declined, and somebody of every role in every relation to it. */
final class MatrixScene implements AutoCloseable {

    final ReadingRoom room;
    final List<Actor> actors = new ArrayList<>();
    final Names real;
    final Names missing;

    MatrixScene() throws IOException {
        room = new ReadingRoom("--consilium.security.confirmation-max=1h");
        var elsewhere = room.node.institution("Elsewhere still");
        var id = room.offered(Urgency.ROUTINE);
        var study = room.cases().get(room.coordinator, id).studies().getFirst();
        var series = Uid.random();
        var instance = Uid.random();
        TestImages.receive(
                room.node,
                room.hospital.id(),
                TestImages.ct(study, series, instance, 7),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        room.cases().decline(room.specialist, id, "No time.");
        room.cases().offer(room.coordinator, id, room.other.id());
        room.cases().accept(room.other, id);
        room.cases().begin(room.other, id);
        for (var role : Role.values()) {
            for (var relation : Relation.values()) {
                actors.add(actor(role, relation, relation == Relation.OWN ? room.hospital : elsewhere, id, study));
            }
        }
        var nobody = UUID.randomUUID().toString();
        real = names(study, series, instance, id.toString(), room.workitem(id, room.other), nobody);
        missing = names(Uid.random(), Uid.random(), Uid.random(), nobody, Uid.of(UUID.randomUUID()), nobody);
    }

    private static Names names(Uid study, Uid series, Uid instance, String theCase, Uid workitem, String nobody) {
        return new Names(
                Map.of(
                        "study",
                        study.value(),
                        "series",
                        series.value(),
                        "instance",
                        instance.value(),
                        "case",
                        theCase,
                        "workitem",
                        workitem.value()),
                nobody);
    }

    /** The people of the case itself where there are some of the role, somebody new elsewhere. */
    private Actor actor(Role role, Relation relation, Institution institution, CaseId id, Uid study) {
        boolean asks = role == Role.REFERRER && relation == Relation.OWN;
        boolean reads = role == Role.SPECIALIST && relation == Relation.GRANTED;
        boolean late = role == Role.SPECIALIST && relation == Relation.ENDED;
        Person person = asks
                ? room.referrer
                : reads ? room.other : late ? room.specialist : newcomer(role, relation, institution, id, study);
        return new Actor(role, relation, room.browser(person).confirm(), asks, reads, late);
    }

    private Person newcomer(Role role, Relation relation, Institution institution, CaseId id, Uid study) {
        var person = room.node.person((relation + "-" + role).toLowerCase(Locale.ROOT), institution, role);
        var grants = room.node.bean(Grants.class);
        switch (relation) {
            case GRANTED -> grants.grant(person.id(), id.value(), Set.of(study));
            case ENDED -> {
                var ended = UUID.randomUUID();
                grants.grant(person.id(), ended, Set.of(study));
                grants.withdrawAll(ended);
            }
            case OWN, OTHER -> {
                // Nothing but their institution.
            }
        }
        return person;
    }

    @Override
    public void close() throws IOException {
        room.close();
    }
}
