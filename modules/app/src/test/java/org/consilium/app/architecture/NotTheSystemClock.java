package org.consilium.app.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.Set;

/** Anything but a look at the system's own clock, which no test could turn. */
final class NotTheSystemClock extends DescribedPredicate<JavaMember> {

    private static final Set<String> TIMES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime");

    NotTheSystemClock() {
        super("do not ask the system for the time");
    }

    @Override
    public boolean test(JavaMember member) {
        return !(member.getName().equals("now")
                && TIMES.contains(member.getOwner().getName())
                && member.getFullName().endsWith("now()"));
    }
}
