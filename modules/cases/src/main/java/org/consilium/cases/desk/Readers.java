package org.consilium.cases.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.AccessEnded;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.ConsentTerms.Reach;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.OfferRegister;
import org.consilium.cases.routing.InstitutionTree;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Grants;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.PersonId;

/** Who reads a case because it was asked, and until when: what the case grants, in the transaction that decides it. */
final class Readers {

    private final Registers registers;
    private final Grants grants;
    private final People people;
    private final Institutions institutions;
    private final CaseTransactions transactions;
    private final InstantSource time;

    Readers(
            Registers registers,
            Grants grants,
            People people,
            Institutions institutions,
            CaseTransactions transactions,
            InstantSource time) {
        this.registers = registers;
        this.grants = grants;
        this.people = people;
        this.institutions = institutions;
        this.transactions = transactions;
        this.time = time;
    }

    /** Lets somebody see the studies of the case, as long as its readers may. */
    void admit(CaseRow row, PersonId person) {
        admit(row, person, row.readersUntil());
    }

    /** @param until none: as long as the case goes on */
    void admit(CaseRow row, PersonId person, Optional<Instant> until) {
        grants.grant(person, row.id().value(), Set.copyOf(row.request().studies()), until);
    }

    /** Those who read see what belongs to the case now. */
    void readmit(CaseRow row) {
        if (row.isOpenToReaders(time.instant())) {
            current(row).forEach(person -> admit(row, person));
        }
    }

    /** One of them reads no more. */
    void dismiss(CaseRow row, PersonId person) {
        grants.withdraw(person, row.id().value());
        ended(row, Set.of(person));
    }

    /** Nobody reads any more. */
    void close(CaseRow row) {
        var all = current(row);
        grants.withdrawAll(row.id().value());
        registers.cases().readersUntil(row.id(), Optional.of(time.instant()));
        ended(row, all);
    }

    /** Those who read go on until the end of a consent. Errors: NOT_IN_THIS_STATE when one of them is not meant by it. */
    void renew(CaseRow row, ConsentTerms terms) {
        var all = current(row);
        if (all.stream().anyMatch(person -> !isWithin(row, terms.reach(), institutionOf(person)))) {
            throw new Rejected(
                    Reason.NOT_IN_THIS_STATE, "somebody whom it does not cover reads the case: withdraw first");
        }
        registers.cases().readersUntil(row.id(), terms.end());
        var renewed = registers.cases().find(row.id()).orElseThrow();
        all.forEach(person -> admit(renewed, person));
    }

    private Optional<InstitutionId> institutionOf(PersonId person) {
        return people.find(person).map(found -> found.institution());
    }

    /** Whether the consent of a case covers people of an institution. */
    boolean isWithin(CaseRow row, InstitutionId institution) {
        var reach = registers
                .consents()
                .newest(row.id())
                .map(consent -> consent.terms().reach())
                .orElse(Reach.NODE);
        return isWithin(row, reach, Optional.of(institution));
    }

    boolean isWithin(CaseRow row, PersonId person) {
        return institutionOf(person)
                .filter(institution -> isWithin(row, institution))
                .isPresent();
    }

    private boolean isWithin(CaseRow row, Reach reach, Optional<InstitutionId> institution) {
        return switch (reach) {
            case NODE -> true;
            case TREE -> {
                var tree = new InstitutionTree(institutions.all());
                yield institution
                        .filter(other -> tree.upwards(row.institution()).contains(other)
                                || tree.upwards(other).contains(row.institution()))
                        .isPresent();
            }
        };
    }

    private Set<PersonId> current(CaseRow row) {
        var all = new HashSet<PersonId>();
        row.specialist().ifPresent(all::add);
        row.heard().ifPresent(all::add);
        registers.offers().of(row.id()).stream()
                .filter(OfferRegister.Row::isOpen)
                .forEach(offer -> all.add(offer.person()));
        return all;
    }

    private void ended(CaseRow row, Collection<PersonId> persons) {
        if (!persons.isEmpty()) {
            transactions.announce(new AccessEnded(
                    row.id(), Set.copyOf(persons), Set.copyOf(row.request().studies()), row.institution()));
        }
    }
}
