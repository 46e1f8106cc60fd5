package org.consilium.app.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class AnswerBufferTest {

    private final Semaphore larges = new Semaphore(1);
    private final AnswerBuffer buffer = new AnswerBuffer(8192, larges);
    private final ByteArrayOutputStream socket = new ByteArrayOutputStream();

    @Test
    void growsOnceItWasFullAndWritesWhatItWasGiven() {
        var answer = new byte[1_000_000];
        new Random(1).nextBytes(answer);
        assertThat(buffer.getWriteBuffer().capacity()).isEqualTo(AnswerBuffer.SMALL_BYTES);

        write(answer, Integer.MAX_VALUE);

        assertThat(buffer.getWriteBuffer().capacity()).isEqualTo(AnswerBuffer.LARGE_BYTES);
        assertThat(socket.toByteArray()).isEqualTo(answer);
        assertThat(larges.availablePermits()).isZero();
    }

    @Test
    void keepsWhatASocketDidNotTake() {
        var answer = new byte[500_000];
        new Random(2).nextBytes(answer);
        write(answer, 1000);
        assertThat(socket.toByteArray()).isEqualTo(answer);
    }

    @Test
    void staysSmallForSmallAnswersAndWhereNoLargeOneIsLeft() {
        write(new byte[5000], Integer.MAX_VALUE);
        assertThat(buffer.getWriteBuffer().capacity()).isEqualTo(AnswerBuffer.SMALL_BYTES);

        larges.acquireUninterruptibly();
        write(new byte[500_000], Integer.MAX_VALUE);
        assertThat(buffer.getWriteBuffer().capacity()).isEqualTo(AnswerBuffer.SMALL_BYTES);
        assertThat(socket.size()).isEqualTo(505_000);
    }

    @Test
    void givesTheLargeOneBackOnce() {
        write(new byte[500_000], Integer.MAX_VALUE);
        buffer.reset();
        buffer.free();
        assertThat(larges.availablePermits()).isEqualTo(1);
        assertThat(buffer.getWriteBuffer().capacity()).isEqualTo(AnswerBuffer.SMALL_BYTES);
        assertThat(buffer.isWriteBufferEmpty()).isTrue();
        assertThat(buffer.isWriteBufferWritable()).isTrue();
    }

    /** As Tomcat writes: fill, turn round, write, until a piece is left that is not full; then flush. */
    private void write(byte[] answer, int takenAtOnce) {
        for (int at = 0; at < answer.length; ) {
            buffer.configureWriteBufferForWrite();
            var target = buffer.getWriteBuffer();
            int count = Math.min(target.remaining(), answer.length - at);
            target.put(answer, at, count);
            at += count;
            buffer.configureWriteBufferForRead();
            var source = buffer.getWriteBuffer();
            int taken = Math.min(takenAtOnce, source.remaining());
            socket.write(source.array(), source.position(), taken);
            source.position(source.position() + taken);
        }
        buffer.configureWriteBufferForRead();
        var rest = buffer.getWriteBuffer();
        socket.write(rest.array(), rest.position(), rest.remaining());
        rest.position(rest.limit());
        buffer.configureWriteBufferForWrite();
    }
}
