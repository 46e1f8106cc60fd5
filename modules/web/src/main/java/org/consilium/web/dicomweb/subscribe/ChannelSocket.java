package org.consilium.web.dicomweb.subscribe;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.consilium.dicom.json.DicomJson;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The connection of one subscriber (PS3.18 8.10.4). One virtual thread looks for changes and sends; a client that does not take them in time,
 * or does not answer pings, is cut off, comes again and is told the present state.
 */
final class ChannelSocket extends Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelSocket.class);

    /** How soon a channel ends after its session did. */
    static final Duration SESSION_CHECK = Duration.ofSeconds(3);

    /** How long a client may take to receive one report. */
    private static final Duration SEND_MAX = Duration.ofSeconds(10);

    /** Longest message of a client in bytes; none is expected. */
    private static final int MESSAGE_BYTES_MAX = 1024;

    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final String READ_TIMEOUT = "org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS";

    /** Pings a client may leave without an answer. */
    private static final int PINGS_UNANSWERED_MAX = 3;

    private final Subscriber subscriber;
    private final Supplier<Optional<Caller>> identity;
    private final ChannelParts parts;
    private final Runnable whenClosed;
    private final Waiting waiting = new Waiting();

    /** @param identity the caller as it is now; none once its session has ended */
    ChannelSocket(Subscriber subscriber, Supplier<Optional<Caller>> identity, ChannelParts parts, Runnable whenClosed) {
        this.subscriber = subscriber;
        this.identity = identity;
        this.parts = parts;
        this.whenClosed = whenClosed;
    }

    Waiting waiting() {
        return waiting;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(MESSAGE_BYTES_MAX);
        session.setMaxBinaryMessageBufferSize(MESSAGE_BYTES_MAX);
        session.getUserProperties().put(SEND_TIMEOUT, SEND_MAX.toMillis());
        session.getUserProperties()
                .put(
                        READ_TIMEOUT,
                        parts.heartbeat().multipliedBy(PINGS_UNANSWERED_MAX).toMillis());
        // Answers to pings need no handler; anything else that is said is no part of this service.
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>)
                _ -> close(session, CloseCodes.CANNOT_ACCEPT, "nothing is received here"));
        Thread.ofVirtual().name("worklist-channel").start(() -> run(session));
    }

    private void run(Session session) {
        var channel = new Channel(
                parts.worklist(),
                parts.workitems(),
                parts.reports(),
                report -> session.getBasicRemote().sendText(DicomJson.toString(report)));
        try {
            pass(channel, session);
        } catch (IOException gone) {
            LOG.debug("A worklist channel broke off", gone);
            close(session, CloseCodes.GOING_AWAY, "too slow, or gone");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            close(session, CloseCodes.GOING_AWAY, "the node stops");
        } catch (DataAccessException | Rejected away) {
            LOG.warn("A worklist channel ends: {}", away.getClass().getSimpleName());
            close(session, CloseCodes.TRY_AGAIN_LATER, "open it again");
        } finally {
            waiting.end();
            whenClosed.run();
        }
    }

    private void pass(Channel channel, Session session) throws IOException, InterruptedException {
        boolean begun = false;
        long lastPing = System.nanoTime();
        while (!waiting.hasEnded()) {
            Optional<Caller> caller = identity.get();
            if (caller.isEmpty()) {
                close(session, CloseCodes.VIOLATED_POLICY, "the session has ended");
                return;
            }
            if (!begun) {
                Caller now = caller.get();
                parts.subscriptions()
                        .removeGone(
                                subscriber,
                                workitem -> parts.worklist().find(now, workitem).isPresent());
                channel.begin(caller.get(), parts.subscriptions().of(subscriber));
                begun = true;
            }
            Waiting.Work work = waiting.next(SESSION_CHECK);
            channel.work(caller.get(), work, parts.subscriptions().of(subscriber));
            if (System.nanoTime() - lastPing > parts.heartbeat().toNanos()) {
                session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
                lastPing = System.nanoTime();
            }
        }
        close(session, CloseCodes.GOING_AWAY, "the node stops");
    }

    private static void close(Session session, CloseCodes code, String why) {
        try {
            session.close(new CloseReason(code, why));
        } catch (IOException gone) {
            LOG.debug("A worklist channel was gone before it was closed", gone);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        waiting.end();
    }

    @Override
    public void onError(Session session, Throwable broken) {
        LOG.debug("A worklist channel broke", broken);
        waiting.end();
    }
}
