package org.consilium.web.dicomweb.subscribe;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.SessionToken;
import org.consilium.web.session.Sessions;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Opens the channel of a subscriber (PS3.18 8.10.4): checked like any request, then made a WebSocket. It is told the present state of what it is
 * subscribed to, then what changes.
 */
@RestController
public final class ChannelController {

    private final Channels channels;
    private final Sessions sessions;
    private final Optional<String> publicUrl;

    public ChannelController(Channels channels, Sessions sessions, Optional<String> publicUrl) {
        this.channels = channels;
        this.sessions = sessions;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/dicomweb/subscribers/{aetitle}")
    void open(Caller caller, @PathVariable String aetitle, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, DeploymentException {
        var subscriber = Subscriber.of(caller, aetitle);
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            response.setHeader(HttpHeaders.UPGRADE, "websocket");
            throw new Rejected(Reason.INVALID_REQUEST, "this address is opened as a WebSocket");
        }
        requireOwnOrigin(request);
        ChannelSocket channel = channels.open(subscriber, identity(caller, request));
        boolean upgraded = false;
        try {
            container(request).upgradeHttpToWebSocket(request, response, config(channel, aetitle), Map.of());
            upgraded = response.getStatus() == HttpServletResponse.SC_SWITCHING_PROTOCOLS;
        } finally {
            if (!upgraded) {
                channels.abandon(channel);
            }
        }
    }

    private Supplier<Optional<Caller>> identity(Caller caller, HttpServletRequest request) {
        if (!(caller instanceof Caller.Human)) {
            return () -> Optional.of(caller);
        }
        SessionToken token = SessionCookies.read(request).orElseThrow(() -> new Rejected(Reason.NOT_SIGNED_IN));
        return () -> sessions.peek(token).map(Caller.Human::new);
    }

    /** The page of another site must not listen with the cookie of this one. Programs send no Origin. */
    private void requireOwnOrigin(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return;
        }
        String host = request.getHeader(HttpHeaders.HOST);
        boolean own = publicUrl
                        .filter(url -> url.equals(origin) || url.startsWith(origin + "/"))
                        .isPresent()
                || authority(origin).filter(authority -> authority.equals(host)).isPresent();
        if (!own) {
            throw new Rejected(Reason.NOT_AUTHORIZED, "the page of another site");
        }
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ServerContainer container(HttpServletRequest request) {
        if (request.getServletContext().getAttribute(ServerContainer.class.getName())
                instanceof ServerContainer container) {
            return container;
        }
        throw new IllegalStateException("The server has no WebSockets");
    }

    private static ServerEndpointConfig config(ChannelSocket channel, String aetitle) {
        return ServerEndpointConfig.Builder.create(ChannelSocket.class, "/dicomweb/subscribers/channel")
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(channel);
                    }
                })
                .build();
    }
}
