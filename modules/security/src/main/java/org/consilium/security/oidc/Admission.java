package org.consilium.security.oidc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.factor.SecondFactors;

/** Whose account an identity opens. An account is found by rule only where the rule says so, never one with more roles than the rule allows. */
final class Admission {

    private final People people;
    private final Institutions institutions;
    private final ExternalIdentities identities;
    private final SecondFactors secondFactors;
    private final boolean secondFactorRequired;
    private final Predicate<Person> isPerson;

    /**
     * @param secondFactorRequired whether nobody comes in without one
     * @param isPerson whether an account is that of a person and not of a system
     */
    Admission(
            People people,
            Institutions institutions,
            ExternalIdentities identities,
            SecondFactors secondFactors,
            boolean secondFactorRequired,
            Predicate<Person> isPerson) {
        this.people = people;
        this.institutions = institutions;
        this.identities = identities;
        this.secondFactors = secondFactors;
        this.secondFactorRequired = secondFactorRequired;
        this.isPerson = isPerson;
    }

    /** @param linked whether the identity was linked just now, by rule */
    record Admitted(Person person, boolean linked) {}

    /** Errors: UNKNOWN, WAITING, INACTIVE, SECOND_FACTOR. */
    Admitted admit(Identity identity, ProviderEntry entry) throws Refused {
        var known = identities.personOf(identity).flatMap(people::find);
        if (known.isPresent()) {
            return new Admitted(open(known.get(), identity, entry), false);
        }
        var found = byRule(identity, entry);
        if (found.isEmpty()) {
            if (entry.unknown() == ProviderEntry.Unknown.REFUSE) {
                throw new Refused(Refusal.UNKNOWN);
            }
            identities.await(identity);
            throw new Refused(Refusal.WAITING);
        }
        var person = open(found.get(), identity, entry);
        if (!identities.link(identity, person.id())) {
            throw new Refused(Refusal.UNKNOWN);
        }
        return new Admitted(person, true);
    }

    /** Somebody signed in proves anew who it is. Errors: OTHER_PERSON, INACTIVE, SECOND_FACTOR. */
    void confirm(Identity identity, Person person, ProviderEntry entry) throws Refused {
        if (!identities.personOf(identity).equals(Optional.of(person.id()))) {
            throw new Refused(Refusal.OTHER_PERSON);
        }
        open(person, identity, entry);
    }

    /** Somebody signed in says that an identity is theirs. Errors: OTHER_PERSON, INACTIVE, SECOND_FACTOR. */
    void link(Identity identity, Person person, ProviderEntry entry) throws Refused {
        open(person, identity, entry);
        if (!identities.link(identity, person.id())) {
            throw new Refused(Refusal.OTHER_PERSON);
        }
    }

    /** Active, of the institution whose people the provider knows, and with the second factor that this account is opened by. */
    private Person open(Person person, Identity identity, ProviderEntry entry) throws Refused {
        if (!person.active() || !isPerson.test(person)) {
            throw new Refused(Refusal.INACTIVE);
        }
        if (!isOf(person, entry)) {
            throw new Refused(Refusal.UNKNOWN);
        }
        if (!identity.twofold() && (secondFactorRequired || secondFactors.has(person.id()))) {
            throw new Refused(Refusal.SECOND_FACTOR);
        }
        return person;
    }

    private Optional<Person> byRule(Identity identity, ProviderEntry entry) {
        List<Person> found = people.all().stream()
                .filter(person -> isNamed(person, identity, entry))
                .filter(person -> isOf(person, entry))
                .toList();
        // Two with one address are nobody: which of them, the provider does not say.
        return found.size() == 1
                ? Optional.of(found.getFirst())
                        .filter(Person::active)
                        .filter(isPerson)
                        .filter(person -> entry.linkRoles().containsAll(person.roles()))
                        .filter(person -> hasNone(person, entry))
                : Optional.empty();
    }

    /** Somebody who comes with another identity of the same provider is not the one who came first. */
    private boolean hasNone(Person person, ProviderEntry entry) {
        return identities.of(person.id()).stream()
                .noneMatch(each -> each.provider().equals(entry.name()));
    }

    private static boolean isNamed(Person person, Identity identity, ProviderEntry entry) {
        return switch (entry.linkBy()) {
            case NOTHING -> false;
            case EMAIL ->
                identity.email().isPresent()
                        && person.email()
                                .map(Admission::lower)
                                .equals(identity.email().map(Admission::lower));
            case ACCOUNT -> identity.account().map(Admission::lower).equals(Optional.of(person.account()));
        };
    }

    private boolean isOf(Person person, ProviderEntry entry) {
        return institutions
                .find(person.institution())
                .filter(institution -> institution.name().equals(entry.institution()))
                .isPresent();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
