package org.consilium.web.session;

import org.consilium.security.Person;

/** An open session. */
public record OpenSession(Person person, Means means) {}
