package org.consilium.dimse.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.consilium.dimse.association.Capabilities;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.association.Roles;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.pdu.ExtendedNegotiation;

/** Which service class answers for an abstract syntax, and which abstract syntaxes this side wants to use itself. */
public final class ServiceClasses implements Capabilities {

    private final Map<String, ServiceClass> providers;
    private final Map<String, ServiceClass> users;
    private final Optional<ServiceClass> storage;
    private final Predicate<String> using;

    private ServiceClasses(
            Map<String, ServiceClass> providers,
            Map<String, ServiceClass> users,
            Optional<ServiceClass> storage,
            Predicate<String> using) {
        this.providers = Map.copyOf(providers);
        this.users = Map.copyOf(users);
        this.storage = storage;
        this.using = using;
    }

    /** None. */
    public static ServiceClasses none() {
        return new ServiceClasses(Map.of(), Map.of(), Optional.empty(), _ -> false);
    }

    /** Verification alone. */
    public static ServiceClasses verification() {
        return none().with(Verification.SOP_CLASS_UID, new Verification());
    }

    /** With a provider: performs the operations of users. */
    public ServiceClasses with(String abstractSyntax, ServiceClass provider) {
        return new ServiceClasses(plus(providers, abstractSyntax, provider), users, storage, using);
    }

    /** With a user that hears the notifications (N-EVENT-REPORT) of providers. */
    public ServiceClasses withUser(String abstractSyntax, ServiceClass user) {
        return new ServiceClasses(providers, plus(users, abstractSyntax, user), storage, using);
    }

    /** With storage of every SOP class that {@link StorageSopClasses} takes for one and nothing else is registered for. */
    public ServiceClasses withStorage(DimseService<StoreRequest> store) {
        return new ServiceClasses(providers, users, Optional.of(new Storage(store)), using);
    }

    /** With requests of this side when it is the acceptor and the requestor takes the role of the SCP. */
    public ServiceClasses using(Predicate<String> abstractSyntaxes) {
        return new ServiceClasses(providers, users, storage, using.or(abstractSyntaxes));
    }

    boolean isEmpty() {
        return providers.isEmpty() && users.isEmpty() && storage.isEmpty();
    }

    @Override
    public Roles roles(String abstractSyntax) {
        return new Roles(
                users.containsKey(abstractSyntax) || using.test(abstractSyntax),
                provider(abstractSyntax).isPresent());
    }

    @Override
    public Optional<ExtendedNegotiation> answer(ExtendedNegotiation proposed) {
        return provider(proposed.sopClassUid())
                .flatMap(provider -> provider.negotiate(proposed.information()))
                .map(answer -> new ExtendedNegotiation(proposed.sopClassUid(), answer));
    }

    /** Who performs a request: a user hears notifications, a provider everything else, if this side has that role. */
    Optional<ServiceClass> find(NegotiatedContext context, CommandSet request) {
        if (request.field() == CommandField.N_EVENT_REPORT_RQ) {
            return Optional.ofNullable(users.get(context.abstractSyntax()))
                    .filter(_ -> context.roles().scu());
        }
        return provider(context.abstractSyntax()).filter(_ -> context.roles().scp());
    }

    private Optional<ServiceClass> provider(String abstractSyntax) {
        ServiceClass found = providers.get(abstractSyntax);
        return found == null ? storage.filter(_ -> StorageSopClasses.isStorage(abstractSyntax)) : Optional.of(found);
    }

    private static Map<String, ServiceClass> plus(
            Map<String, ServiceClass> before, String abstractSyntax, ServiceClass serviceClass) {
        Map<String, ServiceClass> more = new HashMap<>(before);
        more.put(abstractSyntax, serviceClass);
        return more;
    }
}
