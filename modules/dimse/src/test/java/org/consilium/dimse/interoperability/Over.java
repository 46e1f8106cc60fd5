package org.consilium.dimse.interoperability;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the tests of a class, those it inherits included, speak over. Without it that is plain TCP. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Over {

    Transport value();
}
