package org.consilium.app.listen;

import java.util.concurrent.Semaphore;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** HTTP whose connections write through an {@link AnswerBuffer}; made by Tomcat, by its name. */
public final class AnswerProtocol extends Http11NioProtocol {

    public AnswerProtocol() {
        super(new Endpoint());
    }

    private static final class Endpoint extends NioEndpoint {

        private final Semaphore larges = new Semaphore(AnswerBuffer.LARGE_MAX);

        Endpoint() {
            // A connection that is kept for the next client would keep its large buffer.
            getSocketProperties().setBufferPool(0);
        }

        @Override
        protected NioChannel createChannel(SocketBufferHandler buffers) {
            return super.createChannel(new AnswerBuffer(buffers.getReadBuffer().capacity(), larges));
        }
    }
}
