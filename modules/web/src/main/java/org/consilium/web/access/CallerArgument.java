package org.consilium.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller method the {@link Caller}, or the signed-in {@link Person}, of the request; and the {@link Confirmation} that this person has
 * repeated who it is. What declares a confirmation cannot be called without a fresh one.
 */
final class CallerArgument implements HandlerMethodArgumentResolver {

    private final Sessions sessions;
    private final Duration confirmationMax;
    private final InstantSource time;

    CallerArgument(Sessions sessions, Duration confirmationMax, InstantSource time) {
        this.sessions = sessions;
        this.confirmationMax = confirmationMax;
        this.time = time;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Caller.class || type == Person.class || type == Confirmation.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known)) {
            throw new Rejected(Reason.NOT_SIGNED_IN);
        }
        if (parameter.getParameterType() == Caller.class) {
            return known.caller();
        }
        if (known.caller() instanceof Caller.Human(Person person)) {
            return parameter.getParameterType() == Person.class ? person : confirmation(person, request);
        }
        throw new Rejected(Reason.NOT_AUTHORIZED);
    }

    private Confirmation confirmation(Person person, NativeWebRequest request) {
        return Optional.ofNullable(request.getNativeRequest(HttpServletRequest.class))
                .flatMap(SessionCookies::read)
                .flatMap(sessions::confirmedAt)
                .map(at -> at.plus(confirmationMax))
                .filter(time.instant()::isBefore)
                .map(until -> new Confirmation(person.id(), until))
                .orElseThrow(() -> new Rejected(Reason.CONFIRMATION_NEEDED));
    }
}
