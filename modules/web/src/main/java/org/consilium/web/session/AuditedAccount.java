package org.consilium.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.consilium.security.Caller;
import org.consilium.security.Person;

/** Tells the trail who signs in: the account that was typed, and the person whose it turned out to be. */
public final class AuditedAccount {

    private static final String ACCOUNT = AuditedAccount.class.getName() + ".account";
    private static final String PERSON = AuditedAccount.class.getName() + ".person";
    private static final String REFUSED = AuditedAccount.class.getName() + ".refused";
    private static final int LENGTH_MAX = 64;

    private AuditedAccount() {}

    public static void tried(HttpServletRequest request, String account) {
        request.setAttribute(ACCOUNT, account.substring(0, Math.min(LENGTH_MAX, account.length())));
    }

    public static void found(HttpServletRequest request, Person person) {
        request.setAttribute(PERSON, person);
    }

    /** Nobody was let in, though the answer is a page that says why and not an error. */
    public static void refused(HttpServletRequest request, String why) {
        request.setAttribute(REFUSED, why);
    }

    public static Optional<String> refusal(HttpServletRequest request) {
        return request.getAttribute(REFUSED) instanceof String why ? Optional.of(why) : Optional.empty();
    }

    public static Optional<String> of(HttpServletRequest request) {
        return request.getAttribute(ACCOUNT) instanceof String account ? Optional.of(account) : Optional.empty();
    }

    public static Optional<Caller> person(HttpServletRequest request) {
        return request.getAttribute(PERSON) instanceof Person person
                ? Optional.of(new Caller.Human(person))
                : Optional.empty();
    }
}
