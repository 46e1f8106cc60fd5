package org.consilium.web.access;

import java.util.Set;
import org.consilium.security.Caller;
import org.consilium.security.Right;
import org.consilium.security.Rights;
import org.springframework.http.HttpMethod;

/**
 * One row of the route table.
 *
 * @param method GET also stands for HEAD
 * @param pattern Spring path pattern
 * @param who what a caller must be
 */
public record Route(HttpMethod method, String pattern, Who who) {

    /** Who may call a route. */
    public sealed interface Who {

        /** Everybody, signed in or not. */
        record Everybody() implements Who {}

        /** Whom the controller itself recognises: for programs that know no sessions. */
        record Recognized() implements Who {}

        /** Any signed-in person. */
        record People() implements Who {}

        /** Any signed-in person, also one who still has to set up a second factor. */
        record PeopleAtTheDoor() implements Who {}

        /** A signed-in person with one of some rights. */
        record PeopleWith(Set<Right> rights) implements Who {}

        /** The machine client, or a signed-in person with one of some rights. */
        record MachineOrPeopleWith(Set<Right> rights) implements Who {}
    }

    boolean allows(Caller caller) {
        return switch (who) {
            case Who.Everybody(), Who.Recognized() -> true;
            case Who.People(), Who.PeopleAtTheDoor() -> caller instanceof Caller.Human;
            case Who.PeopleWith(Set<Right> rights) -> hasOneOf(caller, rights);
            case Who.MachineOrPeopleWith(Set<Right> rights) ->
                caller instanceof Caller.Machine
                        || hasOneOf(caller, rights)
                        || (caller instanceof Caller.Viewer
                                && !method.equals(HttpMethod.POST)
                                && !method.equals(HttpMethod.PUT)
                                && !method.equals(HttpMethod.DELETE));
        };
    }

    boolean allowsEverybody() {
        return who instanceof Who.Everybody;
    }

    /** Whether somebody may call it who still has to set up a second factor. */
    boolean isAtTheDoor() {
        return who instanceof Who.PeopleAtTheDoor;
    }

    boolean recognizesItself() {
        return who instanceof Who.Recognized;
    }

    /** Whether the row is about a method, HEAD being asked like GET. */
    boolean isFor(String requestMethod) {
        return method.matches(requestMethod) || (method == HttpMethod.GET && requestMethod.equals("HEAD"));
    }

    private static boolean hasOneOf(Caller caller, Set<Right> rights) {
        return caller instanceof Caller.Human(var person)
                && rights.stream().anyMatch(right -> Rights.may(person, right));
    }
}
