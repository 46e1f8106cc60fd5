package org.consilium.cases.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.cases.Candidate;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseReference;
import org.consilium.cases.CaseView;
import org.consilium.cases.CasesFound;
import org.consilium.cases.register.CaseRow;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.Right;
import org.consilium.security.Rights;

/** What people see: only cases they have a part in, each as far as that part goes. */
final class Viewing {

    private final Registers registers;
    private final Permissions permissions;
    private final Participants participants;
    private final Routing routing;
    private final Pages pages;
    private final Moves moves;

    Viewing(
            Registers registers,
            Permissions permissions,
            Participants participants,
            Routing routing,
            Pages pages,
            Moves moves) {
        this.registers = registers;
        this.permissions = permissions;
        this.participants = participants;
        this.routing = routing;
        this.pages = pages;
        this.moves = moves;
    }

    CaseView get(Person by, CaseId id) {
        var row = find(id);
        permissions.requirePart(by, row);
        return view(by, row);
    }

    /** Not seen before it is held: what is seen stays so until the transaction ends. */
    CaseView hold(Person by, CaseId id) {
        permissions.requirePart(by, find(id));
        return view(by, moves.lock(id));
    }

    /** The answer to a command, also to one by which somebody has just left the case. */
    CaseView after(Person by, CaseId id) {
        return view(by, find(id));
    }

    private CaseRow find(CaseId id) {
        return registers.cases().find(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    private CaseView view(Person by, CaseRow row) {
        var parts = permissions.parts(by, row);
        var unread = registers.unread().of(by.id()).contains(row.id());
        return pages.view(by.id(), row, parts, permissions.actions(parts, row.state()), unread);
    }

    void markRead(Person by, CaseId id) {
        permissions.requirePart(by, find(id));
        moves.seen(id, by.id());
    }

    CasesFound find(Person by, CaseQuery query) {
        var lists = registers.lists();
        var rows = switch (query.view()) {
            case MINE -> lists.ofReferrer(by.id(), query);
            case INBOX -> lists.inbox(by.id(), query);
            case INSTITUTION -> lists.everything(responsibleFor(by), by.id(), query);
        };
        var directory = participants.directory();
        var unread = registers.unread().of(by.id());
        return new CasesFound(
                rows.stream()
                        .limit(query.limit())
                        .filter(row -> !permissions.parts(by, row).isEmpty())
                        .map(row -> pages.summary(row, directory, unread.contains(row.id())))
                        .toList(),
                rows.size() > query.limit());
    }

    private Set<InstitutionId> responsibleFor(Person by) {
        var own = new HashSet<InstitutionId>();
        if (Rights.may(by, Right.VIEW_STUDIES)) {
            own.add(by.institution());
        }
        own.addAll(permissions.coordinated(by));
        return own;
    }

    List<CaseReference> ofStudy(Person by, Uid study) {
        return registers.lists().ofStudy(study).stream()
                .filter(row -> !permissions.parts(by, row).isEmpty())
                .map(row -> new CaseReference(row.id(), row.number(), row.state()))
                .toList();
    }

    List<Candidate> candidates(Person by, CaseId id) {
        var row = find(id);
        var parts = permissions.requirePart(by, row);
        if (Stream.of(Part.REFERRER, Part.COORDINATOR).noneMatch(parts::contains)) {
            throw new Rejected(Reason.NOT_AUTHORIZED);
        }
        return routing.dryRun(row, moves.now(), participants);
    }
}
