package org.consilium.cli.peer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What went wrong with a peer, in one sentence. */
public final class PeerTrouble {

    private PeerTrouble() {}

    public static String sentence(IOException e) {
        String detail = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        return switch (e) {
            case UnknownHostException _ -> "the host name is not known";
            case SocketTimeoutException _ -> "no answer in time";
            case NoRouteToHostException _ -> "there is no way to the host";
            case ConnectException _ -> "no connection (" + detail + ")";
            case SSLException _ -> "TLS failed: " + detail;
            default -> detail;
        };
    }
}
