package org.consilium.dimse.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which service class answers for an abstract syntax. */
public final class ServiceClasses {

    private final Map<String, ServiceClass> exact;
    private final Predicate<String> others;
    private final Optional<ServiceClass> otherwise;

    private ServiceClasses(
            Map<String, ServiceClass> exact, Predicate<String> others, Optional<ServiceClass> otherwise) {
        this.exact = Map.copyOf(exact);
        this.others = others;
        this.otherwise = otherwise;
    }

    /** Verification alone. */
    public static ServiceClasses verification() {
        return new ServiceClasses(Map.of(Verification.SOP_CLASS_UID, new Verification()), _ -> false, Optional.empty());
    }

    public ServiceClasses with(String abstractSyntax, ServiceClass serviceClass) {
        Map<String, ServiceClass> more = new HashMap<>(exact);
        more.put(abstractSyntax, serviceClass);
        return new ServiceClasses(more, others, otherwise);
    }

    /** With storage of every SOP class that {@link StorageSopClasses} takes for one and nothing else is registered for. */
    public ServiceClasses withStorage(DimseService<StoreRequest> store) {
        return new ServiceClasses(exact, StorageSopClasses::isStorage, Optional.of(new Storage(store)));
    }

    public Optional<ServiceClass> find(String abstractSyntax) {
        ServiceClass found = exact.get(abstractSyntax);
        return found == null ? otherwise.filter(_ -> others.test(abstractSyntax)) : Optional.of(found);
    }
}
