package org.consilium.security;

/** The one place that answers who may see what. */
public interface Access {

    /** The studies a caller sees at this moment; asked anew for every request, so that a withdrawn grant ends at once. */
    Visibility visibility(Caller caller);
}
