package org.consilium.dimse.association;

/** Decides who may have an association and what for. Called by many threads at once, before any limit is counted. */
@FunctionalInterface
public interface AssociationPolicy {

    /** Accepts everybody for everything: for tools and tests. */
    AssociationPolicy ACCEPT_ALL = _ -> Decision.ACCEPT_ALL;

    Decision decide(AssociationRequest request);
}
