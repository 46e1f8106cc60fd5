package org.consilium.dimse.interoperability;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which cells of {@code docs/interoperability.md} a test fills. Without a transport it is the one {@link Over} the
 * class.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Interoperates.Several.class)
public @interface Interoperates {

    Service[] value();

    /** Our role, the peer has the other one. */
    Role as();

    Peer with();

    Transport[] over() default {};

    /** More than one of them on a method. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Several {
        Interoperates[] value();
    }
}
