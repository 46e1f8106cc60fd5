package org.consilium.web.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Asks the route table. Pages and files of the portal are open to be read: they hold no data. */
final class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationDecision YES = new AuthorizationDecision(true);
    private static final AuthorizationDecision NO = new AuthorizationDecision(false);

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return YES; // Decided when the request came in; what follows is the answer to it.
        }
        if (!Routes.isApi(request)) {
            return request.getMethod().equals("GET") || request.getMethod().equals("HEAD") ? YES : NO;
        }
        return Routes.find(request)
                        .map(route -> route.allowsEverybody()
                                || route.recognizesItself()
                                || (authentication.get() instanceof CallerAuthentication known && known.mayCall(route)))
                        .orElse(false)
                ? YES
                : NO;
    }
}
