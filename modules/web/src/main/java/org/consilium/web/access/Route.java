package org.consilium.web.access;

import java.util.Set;
import org.consilium.security.Caller;
import org.consilium.security.Role;
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

        /** Any signed-in person. */
        record People() implements Who {}

        /** A signed-in person with one of some roles. */
        record PeopleWith(Set<Role> roles) implements Who {}

        /** The machine client, or a signed-in person with one of some roles. */
        record MachineOrPeopleWith(Set<Role> roles) implements Who {}
    }

    boolean allows(Caller caller) {
        return switch (who) {
            case Who.Everybody() -> true;
            case Who.People() -> caller instanceof Caller.Human;
            case Who.PeopleWith(Set<Role> roles) -> hasOneOf(caller, roles);
            case Who.MachineOrPeopleWith(Set<Role> roles) ->
                caller instanceof Caller.Machine || hasOneOf(caller, roles);
        };
    }

    boolean allowsEverybody() {
        return who instanceof Who.Everybody;
    }

    /** Whether the row is about a method, HEAD being asked like GET. */
    boolean isFor(String requestMethod) {
        return method.matches(requestMethod) || (method == HttpMethod.GET && requestMethod.equals("HEAD"));
    }

    private static boolean hasOneOf(Caller caller, Set<Role> roles) {
        return caller instanceof Caller.Human(var person) && roles.stream().anyMatch(person::has);
    }
}
